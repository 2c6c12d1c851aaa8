import { describe, expect, test } from 'vitest';
import { Crew } from '@/utils/engine/clip/restyle/crew';
import type { StripAnswer, StripOrder } from '@/utils/engine/clip/restyle/protocol';
import type { MimError } from '@/utils/lib/errors';

/** Ports whose workers answer when told to. */
function fakeCrew(count: number, planes?: number) {
  const orders: StripOrder[][] = [];
  const ports = Array.from({ length: count }, (_, i) => {
    orders.push([]);
    return {
      onmessage: undefined as ((event: { data: StripAnswer }) => void) | undefined,
      postMessage: (order: StripOrder) => orders[i]?.push(order),
    };
  });
  const crew = new Crew(ports as unknown as MessagePort[], planes);
  const answer = (worker: number, data: StripAnswer) => ports[worker]?.onmessage?.({ data });
  return { crew, orders, answer };
}

describe('the crew', () => {
  const plan = {
    picture: { width: 8, height: 192 },
    options: {},
    analysis: null,
    seed: 1,
    keep: 0,
  };
  const strip = (rows: number, value: number) => new Uint8Array(8 * rows * 1.5).fill(value).buffer;

  function begun(count: number, planes?: number) {
    const fake = fakeCrew(count, planes);
    fake.crew.begin('test', plan, 10, true);
    const render = () =>
      fake.crew.render(fake.crew.rows.map(({ from, to }) => new ArrayBuffer(4 * 8 * (to - from))));
    return { ...fake, render };
  }

  test('keeps a strip with its worker and puts frames together in whatever order they come', async () => {
    const { orders, answer, render } = begun(2);
    const [first, second] = [render(), render()];
    expect(
      orders.map((each) =>
        each.map((order) => ('shot' in order ? 'shot' : [order.frame, order.part])),
      ),
    ).toEqual([
      ['shot', [0, 0], [1, 0]],
      ['shot', [0, 1], [1, 1]],
    ]);
    answer(1, { frame: 0, part: 1, i420: strip(96, 2), remembers: true });
    answer(1, { frame: 1, part: 1, i420: strip(96, 4), remembers: true });
    answer(0, { frame: 0, part: 0, i420: strip(96, 1), remembers: true });
    answer(0, { frame: 1, part: 0, i420: strip(96, 3), remembers: true });
    for (const [made, upper, lower] of [
      [await first, 1, 2],
      [await second, 3, 4],
    ] as const) {
      expect([made.length, made[0], made[8 * 96 - 1], made[8 * 96]]).toEqual([
        8 * 288,
        upper,
        upper,
        lower,
      ]);
      expect([made[8 * 192], made[8 * 216], made[8 * 240], made.at(-1)]).toEqual([
        upper,
        lower,
        upper,
        lower,
      ]);
    }
  });

  test('goes over to whole frames in turn where the look remembers nothing', async () => {
    const { crew, orders, answer, render } = begun(2);
    const first = render();
    answer(0, { frame: 0, part: 0, i420: strip(96, 1), remembers: false });
    answer(1, { frame: 0, part: 1, i420: strip(96, 1), remembers: false });
    await first;
    expect(crew.rows).toHaveLength(2);
    crew.settle();
    expect(crew.rows).toEqual([{ top: 0, bottom: 192, from: 0, to: 192 }]);
    void render();
    void render();
    const last = orders.map((each) => each.slice(-2));
    expect(last).toMatchObject([
      [{ shot: { fresh: false, rows: { to: 192 } } }, { frame: 2, part: 0 }],
      [{ shot: { fresh: false, rows: { to: 192 } } }, { frame: 1, part: 0 }],
    ]);
  });

  test('stays with strips where the look remembers, or where whole frames would take too much memory', () => {
    const remembering = begun(2);
    remembering.answer(0, { frame: 0, part: 0, i420: strip(96, 1), remembers: true });
    remembering.crew.settle();
    expect(remembering.crew.rows).toHaveLength(2);
    const large = begun(4, 1_000_000);
    large.answer(0, { frame: 0, part: 0, i420: strip(48, 1), remembers: false });
    large.crew.settle();
    expect(large.crew.rows.length).toBeGreaterThan(1);
  });

  test('goes back to strips when a look begins to remember', () => {
    const { crew, answer } = begun(2);
    answer(0, { frame: 0, part: 0, i420: strip(96, 1), remembers: false });
    crew.settle();
    answer(1, { frame: 1, part: 0, i420: strip(192, 1), remembers: true });
    crew.settle();
    expect(crew.rows).toHaveLength(2);
  });

  test('on a GPU one worker gets whole frames, several under way', () => {
    const posted: StripOrder[] = [];
    const port = { postMessage: (order: StripOrder) => posted.push(order) };
    const gpu = { most: 1e9, anyAdapter: false };
    const crew = new Crew([port] as unknown as MessagePort[], 8, gpu);
    crew.begin('test', plan, 10, true);
    expect(posted).toMatchObject([{ shot: { gpu, rows: { top: 0, bottom: 192 } } }]);
    expect(crew.depth).toBeGreaterThan(2);
  });

  test('fails every frame under way and to come when one worker fails', async () => {
    const { answer, render } = begun(2);
    const first = render().catch((error: MimError) => error.code);
    answer(1, { failed: { code: 'out-of-memory' } });
    expect(await first).toBe('out-of-memory');
    expect(await render().catch((error: MimError) => error.code)).toBe('out-of-memory');
  });
});
