import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, type Route } from '@/components/gallery/route';

const ID = '01990000-0000-7000-8000-000000000001';

describe('routes', () => {
  it.each<[string, Route]>([
    ['#creations', { page: 'creations', creationId: null }],
    [`#creation/${ID}`, { page: 'creations', creationId: ID }],
    ['#studio', { page: 'studio', source: null }],
    [`#studio/again/${ID}`, { page: 'studio', source: { creationId: ID, mode: 'again' } }],
    [
      `#studio/differently/${ID}`,
      { page: 'studio', source: { creationId: ID, mode: 'differently' } },
    ],
    ['#settings', { page: 'settings' }],
    ['#welcome', { page: 'welcome' }],
  ])('%s is read and written', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
    expect(formatRoute(route)).toBe(hash);
  });

  it.each(['', '#', '#nothing', '#creation', '#creation/<script>', '#creation/../x'])(
    'takes %j for the list',
    (hash) => expect(parseRoute(hash)).toEqual({ page: 'creations', creationId: null }),
  );

  it('opens an empty studio where the way of making is unknown', () => {
    expect(parseRoute(`#studio/twice/${ID}`)).toEqual({ page: 'studio', source: null });
  });
});
