import type { MakeRequest, Studio, StudioState } from '@/components/panel/studio';
import type { PanelStart } from '@/components/panel/use-panel';
import type { Creation } from '@/utils/history/schema';
import type { StudioSource } from './library';

const GIVEN = 'given';

/**
 * A studio that begins with this photo or clip; everything else is the studio's own. What is made of it
 * descends from `parentId`, when there is one.
 */
export function withSource(studio: Studio, file: File, parentId?: string): Studio {
  const kind = file.type.startsWith('video/') ? ('clip' as const) : ('photo' as const);
  const item = { id: GIVEN, kind, position: 1, thumbUrl: null };
  let base: StudioState | null = null;
  let state: StudioState | null = null;
  const given: Studio = Object.create(studio);
  return Object.assign(given, {
    // The same object as long as the studio's own state is the same: stores compare by identity.
    state: () => {
      const now = studio.state();
      if (!state || base !== now) state = { ...now, items: [item, ...now.items] };
      base = now;
      return state;
    },
    readItem: (id: string, call?: Parameters<Studio['readItem']>[1]) =>
      id === GIVEN ? Promise.resolve(file) : studio.readItem(id, call),
    make: (request: MakeRequest, call?: Parameters<Studio['make']>[1]) =>
      studio.make(
        request.source === file && parentId !== undefined ? { parentId, ...request } : request,
        call,
      ),
  });
}

/**
 * Where the panel starts. Again: with everything as it was, so that the same picture comes out.
 * Differently: from the same look, but with another roll of the dice (`seed`, 32 bits).
 */
export function startOf(creation: Creation, mode: StudioSource['mode'], seed: number): PanelStart {
  const { look, options, keep, eraseBack, reveal, motion, clip, palette } = creation.recipe;
  const again = mode === 'again';
  return {
    look: look.id,
    options,
    keep,
    seed: again ? creation.recipe.seed : seed >>> 0,
    ...(again ? { eraseBack } : {}),
    ...(reveal ? { reveal: reveal.transition } : {}),
    ...(motion ? { motion: motion.kind } : {}),
    ...(clip ? { trim: { from: clip.from, to: clip.to } } : {}),
    ...(palette ? { palette } : {}),
  };
}
