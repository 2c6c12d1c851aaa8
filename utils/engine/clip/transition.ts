import type { RevealRequest } from '../engine';
import { brush } from './brush';
import type { Surface } from './canvas';
import type { Ends } from './compose';
import { push } from './push';
import type { Moment } from './timing';
import { wipe } from './wipe';

/** Draws the frame of one moment over whatever the target holds. */
export type DrawFrame = (target: Surface, moment: Moment) => void;

/** Sets a transition up for two ends; what is random in it comes from the seed (32-bit unsigned). */
export type Transition = (ends: Ends, seed: number) => DrawFrame;

export const TRANSITIONS: Readonly<Record<RevealRequest['transition'], Transition>> = {
  wipe,
  brush,
  push,
};
