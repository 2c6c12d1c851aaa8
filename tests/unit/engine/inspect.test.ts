import { describe, expect, it } from 'vitest';
import { inspectSource, MAX_PHOTO_BYTES } from '@/utils/engine/inspect';

/** Bytes from text (one byte a character), numbers and lists. */
function bytes(
  ...parts: (string | number | readonly number[] | Uint8Array)[]
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    parts.flatMap((part) => {
      if (typeof part === 'string') return [...part].map((char) => char.charCodeAt(0));
      return typeof part === 'number' ? [part] : [...part];
    }),
  );
}

const be16 = (v: number) => [(v >> 8) & 255, v & 255];
const be32 = (v: number) => [(v >>> 24) & 255, (v >>> 16) & 255, (v >>> 8) & 255, v & 255];
const le16 = (v: number) => be16(v).reverse();
const le32 = (v: number) => be32(v).reverse();
const segment = (marker: number, payload: readonly number[]) => [
  0xff,
  marker,
  ...be16(payload.length + 2),
  ...payload,
];
const inspect = (file: Uint8Array<ArrayBuffer>) => inspectSource(new Blob([file]));
const codeOf = (file: Uint8Array<ArrayBuffer>) =>
  inspect(file).then(
    (info) => `fine: ${info.type}`,
    (error: { code?: string }) => error.code,
  );

function jpeg(
  width: number,
  height: number,
  orientation?: number,
  data: readonly number[] = [1, 2],
) {
  const exif =
    orientation === undefined
      ? []
      : segment(0xe1, [
          ...bytes('Exif', 0, 0, 'II', le16(42), le32(8), le16(1)),
          ...bytes(le16(0x112), le16(3), le32(1), le16(orientation), 0, 0, le32(0)),
        ]);
  return bytes(
    [0xff, 0xd8],
    segment(0xe0, [...bytes('JFIF', 0), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    exif,
    segment(0xc4, [0, 1]), // DHT, no frame header
    segment(0xc2, [8, ...be16(height), ...be16(width), 3]),
    segment(0xda, [1, 0]),
    data,
    [0xff, 0xd9],
  );
}

function chunk(tag: string, payload: readonly number[]) {
  return [...be32(payload.length), ...bytes(tag), ...payload, ...be32(0)];
}

function png(width: number, height: number, colourType: number, more: readonly number[] = []) {
  return bytes(
    [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10],
    chunk('IHDR', [...be32(width), ...be32(height), 8, colourType, 0, 0, 0]),
    more,
    chunk('IDAT', [1]),
    chunk('IEND', []),
  );
}

function box(tag: string, ...payload: (string | number | readonly number[] | Uint8Array)[]) {
  const inner = bytes(...payload);
  return bytes(be32(inner.length + 8), tag, inner);
}

describe('photos', () => {
  it('reads a JPEG and turns its size as Exif says', async () => {
    expect(await inspect(jpeg(4000, 3000))).toMatchObject({
      kind: 'photo',
      type: 'image/jpeg',
      width: 4000,
      height: 3000,
    });
    expect(await inspect(jpeg(4000, 3000, 3))).toMatchObject({ width: 4000, height: 3000 });
    expect(await inspect(jpeg(4000, 3000, 6))).toMatchObject({ width: 3000, height: 4000 });
    expect(await inspect(jpeg(4000, 3000, 8))).toMatchObject({ width: 3000, height: 4000 });
  });

  it('takes JPEG data with escapes and restarts in order', async () => {
    const fine = [1, 0xff, 0, 2, 0xff, 0xd0, 3, 0xff, 0xff, 0xd1, 4];
    expect(await codeOf(jpeg(10, 10, undefined, fine))).toBe('fine: image/jpeg');
  });

  it('reads a PNG with its alpha and animation', async () => {
    expect(await inspect(png(30, 20, 2))).toMatchObject({ width: 30, height: 20, alpha: false });
    expect(await inspect(png(30, 20, 6))).toMatchObject({ alpha: true, animated: false });
    expect(await inspect(png(30, 20, 3, chunk('tRNS', [0])))).toMatchObject({ alpha: true });
    expect(await inspect(png(30, 20, 2, chunk('acTL', [0, 0, 0, 2])))).toMatchObject({
      animated: true,
    });
  });

  it('reads GIFs, still and moving', async () => {
    const frame = [0x2c, ...le16(0), ...le16(0), ...le16(5), ...le16(4), 0, 2, 1, 9, 0];
    const control = [0x21, 0xf9, 4, 1, 0, 0, 0, 0];
    const start = bytes('GIF89a', le16(5), le16(4), 0x80, 0, 0, [0, 0, 0, 255, 255, 255]);
    expect(await inspect(bytes(start, frame, 0x3b))).toMatchObject({
      type: 'image/gif',
      width: 5,
      height: 4,
      animated: false,
      alpha: false,
    });
    expect(await inspect(bytes(start, control, frame, control, frame, 0x3b))).toMatchObject({
      animated: true,
      alpha: true,
    });
  });

  it('reads the three kinds of WebP', async () => {
    const riff = (...inner: (string | number | readonly number[])[]) =>
      bytes('RIFF', le32(100), 'WEBP', ...inner, new Array(40).fill(0));
    const extended = riff('VP8X', le32(10), 0x12, 0, 0, 0, [0xff, 0x03, 0], [0x57, 0x02, 0]);
    expect(await inspect(extended)).toMatchObject({
      type: 'image/webp',
      width: 1024,
      height: 600,
      alpha: true,
      animated: true,
    });
    const lossless = riff('VP8L', le32(10), 0x2f, le32((99 | (49 << 14) | (1 << 28)) >>> 0));
    expect(await inspect(lossless)).toMatchObject({ width: 100, height: 50, alpha: true });
    const lossy = riff('VP8 ', le32(10), [0, 0, 0, 0x9d, 1, 0x2a], le16(640), le16(480));
    expect(await inspect(lossy)).toMatchObject({ width: 640, height: 480, alpha: false });
  });

  it('reads BMP with rows upwards and downwards', async () => {
    for (const height of [7, -7]) {
      const file = bytes(
        'BM',
        le32(90),
        le32(0),
        le32(54),
        le32(40),
        le32(9),
        le32(height),
        [0, 0],
      );
      expect(await inspect(file)).toMatchObject({ type: 'image/bmp', width: 9, height: 7 });
    }
  });

  it('reads a turned AVIF with alpha, taking the grid before its tiles', async () => {
    const ispe = (w: number, h: number) => box('ispe', be32(0), be32(w), be32(h));
    const alpha = box('auxC', be32(0), 'urn:mpeg:mpegB:cicp:systems:auxiliary:alpha', 0);
    const ipco = box('ipco', ispe(512, 512), ispe(800, 600), box('irot', 1), alpha);
    const file = bytes(
      box('ftyp', 'avif', be32(0), 'mif1'),
      box('meta', be32(0), box('iprp', ipco)),
    );
    expect(await inspect(file)).toMatchObject({
      type: 'image/avif',
      width: 600,
      height: 800,
      alpha: true,
    });
  });
});

describe('clips', () => {
  const tkhd = (matrix: readonly number[], w: number, h: number) =>
    box(
      'tkhd',
      be32(0),
      new Array(36).fill(0),
      ...matrix.map(be32),
      be32(w * 65536),
      be32(h * 65536),
    );
  const plain = [65536, 0, 0, 0, 65536, 0, 0, 0, 0x40000000];
  const turned = [0, 65536, 0, -65536, 0, 0, 0, 0, 0x40000000];

  it('reads MP4 and MOV, turned as the matrix says, wherever moov is', async () => {
    const moov = (matrix: readonly number[]) =>
      box('moov', box('trak', tkhd(plain, 0, 0)), box('trak', tkhd(matrix, 1920, 1080)));
    const mp4 = bytes(
      box('ftyp', 'isom', be32(0)),
      box('mdat', new Array(70000).fill(1)),
      moov(plain),
    );
    expect(await inspect(mp4)).toMatchObject({
      kind: 'clip',
      type: 'video/mp4',
      width: 1920,
      height: 1080,
    });
    const mov = bytes(box('ftyp', 'qt  ', be32(0)), moov(turned));
    expect(await inspect(mov)).toMatchObject({
      type: 'video/quicktime',
      width: 1080,
      height: 1920,
    });
  });

  it('reads WebM with an unknown segment size', async () => {
    const element = (id: readonly number[], inner: readonly number[]) => [
      ...id,
      0x40 | (inner.length >> 8),
      inner.length & 255,
      ...inner,
    ];
    const video = element([0xe0], [...element([0xb0], be16(640)), ...element([0xba], be16(360))]);
    const tracks = element([0x16, 0x54, 0xae, 0x6b], element([0xae], video));
    const file = bytes(
      element([0x1a, 0x45, 0xdf, 0xa3], [...bytes('webm')]),
      [0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255],
      tracks,
    );
    expect(await inspect(file)).toMatchObject({ type: 'video/webm', width: 640, height: 360 });
  });
});

describe('what is refused', () => {
  it.each([
    ['nothing', bytes(), 'empty-file'],
    ['text', bytes('hello, this is only some text'), 'not-an-image'],
    ['a page', bytes('<!doctype html><html></html>'), 'not-an-image'],
    ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'not-an-image'],
    ['one byte', bytes(0xff), 'not-an-image'],
    ['HEIC', bytes(box('ftyp', 'heic', be32(0), 'mif1')), 'heic-unsupported'],
    ['TIFF', bytes('II', le16(42), le32(8), new Array(20).fill(0)), 'cannot-decode'],
    ['a JPEG cut in its header', jpeg(4000, 3000).slice(0, 24), 'damaged'],
    ['a JPEG cut in its data', jpeg(4000, 3000).slice(0, -2), 'damaged'],
    ['a JPEG with a restart out of order', jpeg(9, 9, 1, [1, 0xff, 0xd3, 2]), 'damaged'],
    ['a JPEG with a marker that is none', jpeg(9, 9, 1, [1, 0xff, 0x9f, 2]), 'damaged'],
    ['a JPEG without height', jpeg(4000, 0), 'damaged'],
    ['a PNG cut short', png(30, 20, 2).slice(0, -12), 'damaged'],
    ['a PNG of no size', png(0, 20, 2), 'damaged'],
    ['a PNG of 4 billion pixels', png(65535, 65535, 2), 'too-many-pixels'],
    ['a PNG whose area overflows 32 bits', png(0xffffffff, 0xffffffff, 2), 'too-many-pixels'],
    ['a PNG that is too long', png(16385, 1, 2), 'too-many-pixels'],
    ['an MP4 without moov', bytes(box('ftyp', 'isom', be32(0)), box('mdat', 1)), 'clip-damaged'],
  ])('%s', async (_name, file, code) => {
    expect(await codeOf(file)).toBe(code);
  });

  it('takes exactly the largest sizes', async () => {
    expect(await codeOf(png(16384, 3906, 2))).toBe('fine: image/png');
    expect(await codeOf(png(16384, 3907, 2))).toBe('too-many-pixels');
  });

  it('a photo over 50 MB', async () => {
    const padding = new Uint8Array(MAX_PHOTO_BYTES);
    const file = new Blob([png(30, 20, 2).slice(0, -12), padding, bytes(chunk('IEND', []))]);
    await expect(inspectSource(file)).rejects.toMatchObject({ code: 'file-too-large' });
  });
});
