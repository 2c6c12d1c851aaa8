import { describe, expect, it } from 'vitest';
import {
  CEILING_SECONDS,
  clock,
  firstTrim,
  isWhole,
  movedTrim,
  trimLimits,
} from '@/components/panel/trim';
import { PLATFORM_METAS } from '@/utils/platforms/meta';

const x = trimLimits(PLATFORM_METAS.x.clip);

describe('the part of a clip', () => {
  it('is at first the longest that the place takes, from the start', () => {
    expect(firstTrim(600, x)).toEqual({ from: 0, to: 140 });
    expect(firstTrim(20, x)).toEqual({ from: 0, to: 20 });
    expect(firstTrim(4000, trimLimits(PLATFORM_METAS.tiktok.clip)).to).toBe(CEILING_SECONDS);
    expect(firstTrim(4000, trimLimits(null)).to).toBe(CEILING_SECONDS);
  });

  it('may be longer where some accounts may post more, never beyond what one computer makes', () => {
    expect(x).toEqual({ usual: 140, most: CEILING_SECONDS });
    expect(movedTrim({ from: 0, to: 140 }, 'to', 500, 600, x)).toEqual({ from: 200, to: 500 });
    const strict = trimLimits({ maxSeconds: 60 });
    expect(movedTrim({ from: 0, to: 60 }, 'to', 70, 600, strict)).toEqual({ from: 10, to: 70 });
    expect(movedTrim({ from: 10, to: 70 }, 'from', 5, 600, strict)).toEqual({ from: 5, to: 65 });
  });

  it('keeps at least a second, and stays within the clip', () => {
    const all = trimLimits(null);
    expect(movedTrim({ from: 2, to: 5 }, 'from', 5, 10, all)).toEqual({ from: 5, to: 6 });
    expect(movedTrim({ from: 2, to: 5 }, 'from', 12, 10, all)).toEqual({ from: 9, to: 10 });
    expect(movedTrim({ from: 2, to: 5 }, 'to', 0, 10, all)).toEqual({ from: 0, to: 1 });
  });

  it('knows when it is all of it, and tells times', () => {
    expect(isWhole({ from: 0, to: 9.97 }, 10)).toBe(true);
    expect(isWhole({ from: 0.2, to: 10 }, 10)).toBe(false);
    expect([0, 7.4, 65, 3729].map((at) => clock(at))).toEqual(['0:00', '0:07', '1:05', '1:02:09']);
    expect([0.3, 7.46, 65].map((at) => clock(at, true))).toEqual(['0:00.3', '0:07.4', '1:05.0']);
  });
});
