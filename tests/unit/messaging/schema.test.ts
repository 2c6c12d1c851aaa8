import { describe, expect, it } from 'vitest';
import { MimError } from '@/utils/lib/errors';
import {
  composerGuards,
  helloSchema,
  panelInitSchema,
  workshopGuards,
} from '@/utils/messaging/schema';
import { randomFrom, randomValue } from './random';

const blob = new Blob(['picture'], { type: 'image/jpeg' });
const use = { platform: 'x', surface: 'modal' };
const spec = { look: 'ink', options: { weight: 1 }, keep: 0.2, seed: 7 };
const make = { sourceId: 's', platform: 'x', ...spec, eraseBack: [], as: 'photo' };
const made = { jobId: 'j', blob, name: 'mine.jpg', width: 1200, height: 800 };
const info = {
  kind: 'photo',
  type: 'image/jpeg',
  width: 10,
  height: 10,
  bytes: 4,
  animated: false,
  alpha: false,
};

type Part = 'args' | 'value' | 'event';
type Sample = readonly [name: string, part: Part, whole: unknown];

const WORKSHOP: readonly Sample[] = [
  ['capabilities', 'args', null],
  ['capabilities', 'value', { backend: 'wasm-simd', workers: 4, clips: true }],
  ['openSource', 'args', { blob }],
  ['openSource', 'value', { sourceId: 's', info }],
  ['previews', 'args', { sourceId: 's', size: 160, requests: [spec] }],
  [
    'previews',
    'args',
    {
      sourceId: 's',
      size: 160,
      requests: [{ look: 'oil', options: {}, keep: 0, seed: 1, at: 2.5 }],
    },
  ],
  ['previews', 'value', null],
  ['previews', 'event', { index: 0, picture: blob }],
  ['make', 'args', make],
  ['make', 'args', { ...make, platform: null, as: 'reveal', transition: 'wipe', parentId: 'p' }],
  ['make', 'value', made],
  ['make', 'value', { ...made, seconds: 5 }],
  ['make', 'event', { progress: 0.5 }],
  ['make', 'args', { ...make, as: 'clip', trim: { from: 0, to: 2.5 }, palette: ['#102030'] }],
  ['make', 'args', { ...make, as: 'motion', motion: 'parallax' }],
  ['make', 'value', { ...made, seconds: 5, sound: true }],
  ['make', 'event', { frame: blob }],
  ['palette', 'args', { picture: blob }],
  ['palette', 'value', { palette: ['#000000', '#a0b0c0'] }],
  [
    'openSource',
    'value',
    {
      sourceId: 's',
      info: {
        ...info,
        kind: 'clip',
        clip: { seconds: 9, framesPerSecond: 29.97, codec: 'avc', sound: false },
      },
    },
  ],
  ['commit', 'args', { jobId: 'j' }],
  ['commit', 'args', { jobId: 'j', use }],
  ['commit', 'value', { creationId: 'c' }],
  ['recents', 'args', null],
  ['recents', 'value', { items: [{ id: 'c', look: 'ink', thumb: blob }] }],
  ['recent', 'args', { id: 'c' }],
  ['recent', 'value', { blob, name: 'photo' }],
  ['restyle', 'args', { file: blob, ...use, look: 'ink' }],
  ['restyle', 'value', made],
  ['restyle', 'event', { progress: 1 }],
  ['used', 'args', { jobId: 'j', ...use }],
  ['used', 'value', null],
];
const draft = {
  theme: 'dark',
  takes: ['photo'],
  items: [{ id: 'i', kind: 'photo', position: 1, thumb: null }],
};
const COMPOSER: readonly Sample[] = [
  ['ready', 'args', null],
  ['ready', 'value', draft],
  ['state', 'args', draft],
  ['readItem', 'value', { file: blob, name: 'photo.jpg' }],
  ['put', 'value', { state: 'attached' }],
  ['put', 'value', { state: 'held', reason: 'step-back' }],
  ['put', 'value', { state: 'failed', code: 'not-attached' }],
  ['undo', 'value', { state: 'attached' }],
  ['arrived', 'value', null],
  ['close', 'value', null],
  ['openGallery', 'value', null],
];
const SIDES = [
  { side: 'workshop', guards: workshopGuards, samples: WORKSHOP },
  { side: 'composer', guards: composerGuards, samples: COMPOSER },
];

const plain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Blob);

/** Every way to break a whole message in one place: a thing missing, a thing more, a thing wrong. */
function* broken(whole: unknown): Generator<unknown> {
  if (!plain(whole)) {
    yield { more: 1 };
    yield 7;
    return;
  }
  yield null;
  yield [];
  yield [whole];
  yield { ...whole, more: 1 };
  for (const [key, value] of Object.entries(whole)) {
    const { [key]: _, ...rest } = whole;
    if (!OPTIONAL.has(key)) yield rest;
    yield { ...rest, [key]: Symbol.for('wrong') };
    yield { ...rest, [key]: typeof value === 'object' ? 'text' : { wrong: true } };
    if (typeof value === 'number') {
      for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, -1, 2 ** 60]) {
        yield { ...rest, [key]: bad };
      }
    }
    if (typeof value === 'string') {
      if (!MAY_BE_EMPTY.has(key)) yield { ...rest, [key]: '' };
      yield { ...rest, [key]: 'x'.repeat(10_000) };
    }
    if (plain(value) && key !== 'options') {
      for (const inner of broken(value)) yield { ...rest, [key]: inner };
    }
    if (Array.isArray(value)) {
      yield { ...rest, [key]: Array.from({ length: 5000 }, () => value[0] ?? 'photo') };
      for (const inner of broken(value[0])) yield { ...rest, [key]: [inner] };
    }
  }
}
/** Left out, they say something else that is whole too. */
const OPTIONAL = new Set([
  'use',
  'seconds',
  'sound',
  'clip',
  'transition',
  'motion',
  'trim',
  'palette',
  'at',
  'parentId',
  'eraseBack',
]);
/** The user's own file may have no name and no type. */
const MAY_BE_EMPTY = new Set(['name', 'type']);

const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'passed';
  } catch (thrown) {
    return thrown instanceof MimError ? thrown.code : String(thrown);
  }
};

describe.each(SIDES)('messages of the $side', ({ guards, samples }) => {
  it.each(samples)('%s %s: whole ones pass', (name, part, whole) => {
    expect(guards[part]?.(name, whole)).toEqual(whole);
  });

  it.each(samples)('%s %s: broken ones are refused', (name, part, whole) => {
    let tried = 0;
    for (const bad of broken(whole)) {
      const code = codeOf(() => guards[part]?.(name, bad));
      expect(`${code} ${describeValue(bad)}`).toBe(`bad-message ${describeValue(bad)}`);
      tried++;
    }
    expect(tried).toBeGreaterThan(1);
  });

  it('of no known name are refused', () => {
    for (const name of ['', 'nothing', '__proto__', 'constructor', 'toString']) {
      for (const part of ['args', 'value', 'event'] as const) {
        expect(codeOf(() => guards[part]?.(name, null))).toBe('bad-message');
      }
    }
  });

  it('at random are refused by a typed error, never by another', () => {
    const random = randomFrom(7);
    const parts = ['args', 'value', 'event'] as const;
    const seen = new Set<string>();
    for (let round = 0; round < 10_000; round++) {
      const [name] = samples[Math.floor(random() * samples.length)] ?? ['', 'args', null];
      const part = parts[Math.floor(random() * 3)] ?? 'args';
      seen.add(codeOf(() => guards[part]?.(name, randomValue(random))));
    }
    expect([...seen].sort()).toEqual(['bad-message', 'passed']);
  });
});

function describeValue(value: unknown): string {
  const text = JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'symbol' ? 'symbol' : typeof each === 'number' ? String(each) : each,
  );
  return (text ?? String(value)).slice(0, 160);
}

const ticket = '0123456789abcdef0123456789abcdef';
const init = {
  t: 'init',
  ticket,
  platform: 'x',
  surface: 'modal',
  takes: ['photo', 'clip'],
  theme: 'light',
  layout: 'beside',
  byKey: false,
};

describe('first messages', () => {
  it('of a client are whole or refused', () => {
    const whole = [
      { t: 'hello', as: 'composer' },
      { t: 'hello', as: 'gallery' },
      { t: 'hello', as: 'panel', ticket },
      { t: 'hello', as: 'panel', session: ticket },
    ];
    for (const each of whole) expect(helloSchema.safeParse(each).success).toBe(true);
    const bad = [
      null,
      {},
      { t: 'hello' },
      { t: 'hello', as: 'workshop' },
      { t: 'hello', as: 'composer', ticket },
      { t: 'hello', as: 'gallery', session: ticket },
      { t: 'hello', as: 'panel', ticket: ticket.slice(1) },
      { t: 'hello', as: 'panel', ticket: ticket.toUpperCase() },
      { t: 'hello', as: 'panel', ticket: `${ticket}\n` },
      { t: 'hello', as: 'panel', ticket: [ticket] },
      { t: 'hello', as: 'panel', session: '__proto__' },
      { t: 'hello', as: ['panel'] },
    ];
    for (const each of bad) expect(helloSchema.safeParse(each).success).toBe(false);
  });

  it('of the page around the panel are whole or refused', () => {
    expect(panelInitSchema.safeParse(init).success).toBe(true);
    for (const bad of broken(init)) {
      expect(`${panelInitSchema.safeParse(bad).success} ${describeValue(bad)}`).toBe(
        `false ${describeValue(bad)}`,
      );
    }
  });
});

describe('clips and colours', () => {
  const args = (patch: object) => () => workshopGuards.args?.('make', { ...make, ...patch });

  it('are refused where a part has no length, or a colour is none', () => {
    expect(args({ as: 'clip', trim: { from: 1, to: 2 } })).not.toThrow();
    for (const trim of [{ from: 2, to: 2 }, { from: -1, to: 2 }, { from: 0 }, { from: 0, to: '2' }])
      expect(args({ as: 'clip', trim })).toThrow(MimError);
    const many = Array.from({ length: 65 }, () => '#102030');
    for (const palette of [['red'], ['#FFFFFF'], ['#fff'], ['#10203040'], ['#102030\n'], many])
      expect(args({ palette }), JSON.stringify(palette).slice(0, 40)).toThrow(MimError);
  });
});
