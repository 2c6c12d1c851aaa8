import type { Surface } from './canvas';
import { drawZoomed, type Ends } from './compose';
import { ease, type Moment } from './timing';

/** How much nearer the result comes while it is held: 3 %. */
const NEARER = 0.03;

/**
 * Draws the moments before and after a transition: the original as it is, the result coming nearer
 * very slowly. Returns false during the transition itself.
 */
export function drawHold(target: Surface, ends: Ends, moment: Moment): boolean {
  if (moment.reveal <= 0) drawZoomed(target, ends.original, 1);
  else if (moment.reveal >= 1) drawZoomed(target, ends.result, 1 + NEARER * ease(moment.hold));
  else return false;
  return true;
}
