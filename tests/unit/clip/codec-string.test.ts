import { describe, expect, it } from 'vitest';
import { otherCodecNames } from '@/utils/engine/clip/restyle/codec-string';

const hd = { width: 1280, height: 720 };

describe('names of codecs to try', () => {
  it('gives VP9 a level there is, by the size, and leaves what else was said', () => {
    expect(otherCodecNames('vp09.00.00.08', hd)).toEqual(['vp09.00.31.08']);
    expect(otherCodecNames('vp09.02.00.10.01.09.16.09.00', hd)).toEqual([
      'vp09.02.31.10.01.09.16.09.00',
      'vp09.02.31.10',
    ]);
    expect(otherCodecNames('vp09.00.00.00', { width: 320, height: 240 })).toEqual([
      'vp09.00.20.08',
    ]);
    expect(otherCodecNames('vp09.00.99.08', { width: 7680, height: 4320 })).toEqual([
      'vp09.00.62.08',
    ]);
  });

  it('drops colours that may be what was refused', () => {
    expect(otherCodecNames('vp09.00.31.08.01.00.00.00.00', hd)).toEqual(['vp09.00.31.08']);
    expect(otherCodecNames('av01.0.05M.08.0.000.00.00.00.0', hd)).toEqual(['av01.0.05M.08']);
  });

  it('gives AV1 a level and a depth there are', () => {
    expect(otherCodecNames('av01.0.31M.00', hd)).toEqual(['av01.0.05M.08']);
    expect(otherCodecNames('av01.1.24H.10', { width: 3840, height: 2160 })).toEqual([
      'av01.1.15H.10',
    ]);
  });

  it('has nothing better than a name that is right, and none for other codecs', () => {
    expect(otherCodecNames('vp09.00.31.08', hd)).toEqual([]);
    expect(otherCodecNames('av01.0.05M.08', hd)).toEqual([]);
    expect(otherCodecNames('avc1.42001f', hd)).toEqual([]);
  });
});
