import { describe, expect, it } from 'vitest';
import { binned, SEGMENT_FLOATS } from '@/utils/engine/looks/glass/bins';
import { contoursOf } from '@/utils/engine/looks/glass/contours';
import { growPanes } from '@/utils/engine/looks/glass/panes';
import { strew } from '@/utils/engine/looks/glass/seeds';
import { joinMasked, separate } from '@/utils/engine/looks/glass/shapes';

/** Left half dark, right half light. */
function halves(width: number, height: number) {
  const l = Float32Array.from({ length: width * height }, (_, i) =>
    i % width < width / 2 ? 0.3 : 0.8,
  );
  return { width, height, l, a: new Float32Array(l.length), b: new Float32Array(l.length) };
}

describe('seeds of panes', () => {
  it('keep their distance and leave no gaps', () => {
    const { x, y } = strew(new Float32Array(80 * 60).fill(10), 80, 60);
    const nearest = [...x].map((_, i) =>
      Math.min(
        ...[...x].map((_, j) =>
          i === j ? 1e9 : Math.hypot((x[i] ?? 0) - (x[j] ?? 0), (y[i] ?? 0) - (y[j] ?? 0)),
        ),
      ),
    );
    expect(Math.min(...nearest)).toBeGreaterThanOrEqual(7.8);
    expect(Math.max(...nearest)).toBeLessThan(16);
  });

  it('stand closer where smaller panes are wanted', () => {
    const side = Float32Array.from({ length: 80 * 60 }, (_, i) => (i % 80 < 40 ? 6 : 16));
    const { x } = strew(side, 80, 60);
    const left = [...x].filter((v) => v < 40).length;
    expect(left).toBeGreaterThan(3 * (x.length - left));
  });
});

describe('panes', () => {
  const grid = halves(60, 40);
  const grown = growPanes(grid, strew(new Float32Array(60 * 40).fill(12), 60, 40));

  it('end at contours', () => {
    const seen = new Map<number, Set<number>>();
    grown.forEach((k, i) => {
      seen.set(k, (seen.get(k) ?? new Set()).add(grid.l[i] ?? 0));
    });
    expect(seen.size).toBeGreaterThan(8);
    for (const lights of seen.values()) expect(lights.size).toBe(1);
  });

  it('are each in one piece', () => {
    const owner = Int32Array.of(0, 0, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0);
    const { owner: parts, count } = separate(owner, 4, 4, 1);
    expect(count).toBe(4);
    expect(parts[0]).not.toBe(parts[15]);
    expect(separate(owner, 4, 4, 5).count).toBe(1);
  });

  it('join within a face, not across its edge', () => {
    const { owner, count } = separate(grown, 60, 40, 4);
    const joined = joinMasked(grid, owner, count, new Float32Array(owner.length).fill(1));
    expect(new Set(joined).size).toBe(2);
    expect(joinMasked(grid, owner, count, new Float32Array(owner.length))).toEqual(owner);
  });
});

describe('contours', () => {
  it('draw a straight border as one segment from rim to rim', () => {
    const owner = Int32Array.from({ length: 200 }, (_, i) => (i % 20 < 10 ? 0 : 1));
    const contours = contoursOf(owner, 20, 10);
    expect(contours).toHaveLength(1);
    const [contour] = contours;
    expect([contour?.left, contour?.right].sort()).toEqual([0, 1]);
    expect([...(contour?.points ?? [])].sort((a, b) => a - b)).toEqual([0, 10, 10, 10]);
  });

  it('close around an island', () => {
    const owner = new Int32Array(400);
    for (let y = 6; y < 14; y++) owner.fill(1, 20 * y + 6, 20 * y + 14);
    const [loop, ...others] = contoursOf(owner, 20, 20);
    expect(others).toHaveLength(0);
    const points = loop?.points ?? new Float32Array();
    expect(points[0]).toBe(points[points.length - 2]);
    expect(points[1]).toBe(points[points.length - 1]);
    expect(points.length).toBeGreaterThan(8);
  });
});

describe('bins', () => {
  it('hold every segment that is within reach of any place in them', () => {
    const segments = Array.from({ length: 60 }, (_, i) => {
      const [x, y] = [(i * 37) % 100, (i * 61) % 70];
      return [x, y, x + ((i * 13) % 17) - 8, y + ((i * 7) % 19) - 9, 1];
    }).flat();
    const bins = binned(segments, 100, 70, 8, 5);
    const distance = (x: number, y: number, x0: number, y0: number, dx: number, dy: number) => {
      const t = Math.min(
        1,
        Math.max(0, ((x - x0) * dx + (y - y0) * dy) / Math.max(1e-6, dx * dx + dy * dy)),
      );
      return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
    };
    for (let y = 0.5; y < 70; y += 3.1) {
      for (let x = 0.5; x < 100; x += 2.7) {
        let all = 5;
        for (let s = 0; s < segments.length; s += 5) {
          const [x0, y0, x1, y1] = segments.slice(s, s + 4) as [number, number, number, number];
          all = Math.min(all, distance(x, y, x0, y0, x1 - x0, y1 - y0));
        }
        const bin = Math.floor(y / 8) * bins.across + Math.floor(x / 8);
        let near = 5;
        for (let s = bins.starts[bin] ?? 0; s < (bins.starts[bin + 1] ?? 0); s++) {
          const [x0, y0, dx, dy] = bins.segments.subarray(SEGMENT_FLOATS * s);
          near = Math.min(near, distance(x, y, x0 ?? 0, y0 ?? 0, dx ?? 0, dy ?? 0));
        }
        expect(near).toBeCloseTo(all, 4);
      }
    }
  });
});
