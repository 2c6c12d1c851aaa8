import type { MakeRequest, Studio } from './studio';

/** What can be made here, and which of it can go into the post. */
export interface Offers {
  kinds: readonly MakeRequest['as'][];
  first: MakeRequest['as'];
  /** Why a kind cannot go into this post; `null` where it can. */
  refusal: (as: MakeRequest['as']) => 'clip-only' | 'clips-missing' | null;
}

/** A composer that says nothing about what it takes is trusted to take both, at a later step. */
export function offersOf({ composer, clips }: Pick<Studio, 'composer' | 'clips'>): Offers {
  const takes = composer?.takes.length ? composer.takes : (['photo', 'clip'] as const);
  const takesPhoto = takes.includes('photo');
  const takesClip = takes.includes('clip');
  const kinds: MakeRequest['as'][] = clips && takesClip ? ['photo', 'reveal'] : ['photo'];
  return {
    kinds,
    first: takesPhoto || !kinds.includes('reveal') ? 'photo' : 'reveal',
    refusal: (as) => {
      if (!composer) return null;
      if (as === 'photo' && !takesPhoto) return clips ? 'clip-only' : 'clips-missing';
      return null;
    },
  };
}
