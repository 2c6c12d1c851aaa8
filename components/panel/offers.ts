import type { LookMeta } from '@/utils/engine/engine';
import type { PhotoAs } from './choice-state';
import type { MakeRequest, Studio } from './studio';

/** Why a kind cannot go into this post, or cannot be made at all. */
export type Refusal = 'clip-only' | 'clips-missing' | 'no-clips';

/** What can be made here, and which of it can go into the post. */
export interface Offers {
  /** What a photo can become. */
  kinds: readonly PhotoAs[];
  first: PhotoAs;
  /** `null` where it can go in. */
  refusal: (as: MakeRequest['as']) => Refusal | null;
}

/** A composer that says nothing about what it takes is trusted to take both, at a later step. */
export function offersOf({ composer, clips }: Pick<Studio, 'composer' | 'clips'>): Offers {
  const takes = composer?.takes.length ? composer.takes : (['photo', 'clip'] as const);
  const takesPhoto = takes.includes('photo');
  const takesClip = takes.includes('clip');
  const kinds: PhotoAs[] = clips && takesClip ? ['photo', 'reveal', 'motion'] : ['photo'];
  return {
    kinds,
    first: takesPhoto || !kinds.includes('reveal') ? 'photo' : 'reveal',
    refusal: (as) => {
      if (as === 'clip' && !clips) return 'no-clips';
      if (!composer) return null;
      if (as === 'photo' && !takesPhoto) return clips ? 'clip-only' : 'clips-missing';
      return null;
    },
  };
}

/** The looks for a kind of source: on clips only those that hold still from frame to frame. */
export function looksFor(looks: readonly LookMeta[], kind: 'photo' | 'clip'): readonly LookMeta[] {
  return kind === 'clip' ? looks.filter(({ steady }) => steady) : looks;
}
