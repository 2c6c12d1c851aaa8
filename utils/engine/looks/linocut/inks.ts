type Bytes = readonly [red: number, green: number, blue: number];

/** What a block is printed with: the key ink, and one beneath it in the middle tones. */
export interface InkSet {
  key: Bytes;
  second?: Bytes;
}

export const PAPER: Bytes = [245, 236, 217];

export const INKS: readonly InkSet[] = [
  { key: [33, 28, 32], second: [221, 88, 56] },
  { key: [20, 38, 66], second: [96, 174, 168] },
  { key: [62, 30, 22], second: [228, 166, 62] },
  { key: [27, 26, 29] },
];
