import { useEffect, useState } from 'react';
import type { StudioSource } from './library';
import type { Route } from './route';

/** What the studio was set up with. It stays as it is while one looks elsewhere. */
export interface Sitting {
  /** Another number is another studio. */
  number: number;
  source: StudioSource | null;
  /** A photo to begin with, when there is no source. */
  given: File | null;
}

export interface Sittings {
  sitting: Sitting;
  /** Sets the studio up anew, from a creation or with a photo. */
  begin: (from: { source: StudioSource } | { given: File }) => void;
}

/** The studio's sitting: begun by a press, or by an address that names a creation. */
export function useSitting(route: Route): Sittings {
  const asked = route.page === 'studio' ? route.source : null;
  const [sitting, setSitting] = useState<Sitting>({ number: 0, source: asked, given: null });
  const begin: Sittings['begin'] = (from) =>
    setSitting(({ number }) => ({ source: null, given: null, ...from, number: number + 1 }));
  useEffect(() => {
    if (!asked) return;
    setSitting((now) =>
      now.source?.creationId === asked.creationId && now.source.mode === asked.mode
        ? now
        : { number: now.number + 1, source: asked, given: null },
    );
  }, [asked]);
  return { sitting, begin };
}
