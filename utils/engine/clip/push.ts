import { drawZoomed } from './compose';
import { ease } from './timing';
import type { Transition } from './transition';

/** How much nearer the camera is at the end. */
const NEARER = 0.09;

/** A slow push-in through the whole clip, in the middle of which the original becomes the result. */
export const push: Transition = (ends) => (target, moment) => {
  const zoom = 1 + NEARER * (0.35 * moment.whole + 0.65 * ease(moment.whole));
  const shown = ease(moment.reveal);
  if (shown < 1) drawZoomed(target, ends.original, zoom);
  if (shown <= 0) return;
  target.context.globalAlpha = shown;
  drawZoomed(target, ends.result, zoom);
  target.context.globalAlpha = 1;
};
