import type { StudioSource } from './library';

/** Where in the gallery a person is. Every place has an address, so Back works and a tab survives. */
export type Route =
  | { page: 'creations'; creationId: string | null }
  | { page: 'studio'; source: StudioSource | null }
  | { page: 'settings' }
  | { page: 'welcome' };

const ID = /^[0-9a-f-]{1,64}$/i;

/** The place a location hash names. What is unknown or damaged is the list of creations. */
export function parseRoute(hash: string): Route {
  const [page = '', first = '', second = ''] = hash.replace(/^#/, '').split('/');
  if (page === 'creation' && ID.test(first)) return { page: 'creations', creationId: first };
  if (page === 'studio') {
    const mode = first === 'again' || first === 'differently' ? first : null;
    return {
      page: 'studio',
      source: mode && ID.test(second) ? { creationId: second, mode } : null,
    };
  }
  if (page === 'settings' || page === 'welcome') return { page };
  return { page: 'creations', creationId: null };
}

/** The location hash of a place; `parseRoute` reads it back. */
export function formatRoute(route: Route): string {
  if (route.page === 'creations') {
    return route.creationId ? `#creation/${route.creationId}` : '#creations';
  }
  if (route.page === 'studio' && route.source) {
    return `#studio/${route.source.mode}/${route.source.creationId}`;
  }
  return `#${route.page}`;
}
