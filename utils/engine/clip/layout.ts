/** A rectangle in pixels; it may reach beyond the frame. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A picture whose shape loses at most this much of one side is cut to fill the frame. */
const MAX_CUT = 0.08;

/** Where the middle of a picture lower than the frame goes: above the sites' own buttons and caption. */
const OPTICAL_CENTRE = 0.47;

/** The rectangle that covers the whole frame with a picture of this shape, centred. */
export function cover(picture: Size, frame: Size): Rect {
  const scale = Math.max(frame.width / picture.width, frame.height / picture.height);
  return centred(picture, frame, scale, 0.5);
}

export interface Size {
  width: number;
  height: number;
}

function centred(picture: Size, frame: Size, scale: number, middle: number): Rect {
  const width = Math.round(picture.width * scale);
  const height = Math.round(picture.height * scale);
  return {
    x: Math.round((frame.width - width) / 2),
    y: Math.round((frame.height - height) * middle),
    width,
    height,
  };
}

/**
 * Where a picture goes in the frame. Nobody's face is cut off: only a picture of nearly the frame's own
 * shape fills it; any other is shown whole. `fills` tells whether a background is needed.
 */
export function layout(picture: Size, frame: Size): Rect & { fills: boolean } {
  const shape = picture.width / picture.height / (frame.width / frame.height);
  const lost = 1 - Math.min(shape, 1 / shape);
  if (lost <= MAX_CUT) return { ...cover(picture, frame), fills: true };
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  return { ...centred(picture, frame, scale, OPTICAL_CENTRE), fills: false };
}
