import { describe, expect, it } from 'vitest';
import { MIDDLE, positionAfterKey, positionAt } from '@/components/gallery/compare-position';

describe('positionAt', () => {
  const box = { left: 100, width: 400 };

  it('follows the pointer from the start edge', () => {
    expect(positionAt(100, box, false)).toBe(0);
    expect(positionAt(200, box, false)).toBe(25);
    expect(positionAt(500, box, false)).toBe(100);
  });

  it('is mirrored where reading runs from right to left', () => {
    expect(positionAt(200, box, true)).toBe(75);
    expect(positionAt(500, box, true)).toBe(0);
  });

  it('stays within the picture when the pointer leaves it', () => {
    expect(positionAt(-50, box, false)).toBe(0);
    expect(positionAt(9000, box, false)).toBe(100);
    expect(positionAt(9000, box, true)).toBe(0);
  });

  it('stands in the middle of a box that has no width yet', () => {
    expect(positionAt(10, { left: 0, width: 0 }, false)).toBe(MIDDLE);
  });
});

describe('positionAfterKey', () => {
  it('moves the line where the arrow points', () => {
    expect(positionAfterKey('ArrowRight', 50, false)).toBe(54);
    expect(positionAfterKey('ArrowLeft', 50, false)).toBe(46);
    expect(positionAfterKey('ArrowRight', 50, true)).toBe(46);
    expect(positionAfterKey('ArrowLeft', 50, true)).toBe(54);
  });

  it('moves up and down the same in either direction of reading', () => {
    expect(positionAfterKey('ArrowUp', 50, true)).toBe(54);
    expect(positionAfterKey('ArrowDown', 50, true)).toBe(46);
  });

  it('takes large steps, and goes to the ends', () => {
    expect(positionAfterKey('PageUp', 50, false)).toBe(70);
    expect(positionAfterKey('PageDown', 50, false)).toBe(30);
    expect(positionAfterKey('Home', 50, false)).toBe(0);
    expect(positionAfterKey('End', 50, false)).toBe(100);
  });

  it('stops at the ends', () => {
    expect(positionAfterKey('ArrowRight', 98, false)).toBe(100);
    expect(positionAfterKey('PageDown', 5, false)).toBe(0);
  });

  it('leaves other keys alone', () => {
    expect(positionAfterKey('Tab', 50, false)).toBeNull();
    expect(positionAfterKey('Escape', 50, false)).toBeNull();
  });
});
