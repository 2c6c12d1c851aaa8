import { surface } from './canvas';
import { drawHold } from './hold';
import { strokeTimes } from './strokes';
import type { Transition } from './transition';

/** The mask is this many times smaller than the frame. */
const SMALLER = 2;
/** How long a pixel takes from nothing to covered, in steps of the time map (254 is the whole). */
const SOFT = 7;
/** How long fresh paint shines, in the same steps. */
const WET = 22;

/**
 * Mask and shine for every time of the map at one moment: two tables, so that a pixel costs two
 * look-ups. `now` runs from 0 to 254 plus what the last pixels need.
 */
function tables(now: number): { cover: Uint8Array; shine: Uint8Array } {
  const cover = new Uint8Array(256);
  const shine = new Uint8Array(256);
  for (let time = 0; time < 256; time++) {
    const age = now - time;
    cover[time] = 255 * Math.min(1, Math.max(0, age / SOFT));
    if (age > 0 && age < WET) shine[time] = 110 * (1 - age / WET) ** 2;
  }
  return { cover, shine };
}

/** The result is painted on, stroke by stroke, its edge shining while it is wet. */
export const brush: Transition = (ends, seed) => {
  const { width, height } = ends.original.canvas;
  const [w, h] = [Math.ceil(width / SMALLER), Math.ceil(height / SMALLER)];
  const times = strokeTimes(w, h, seed);
  const mask = surface(w, h, 'layer');
  const wet = surface(w, h, 'layer');
  const layer = surface(width, height, 'layer');
  const maskPixels = mask.context.createImageData(w, h);
  const wetPixels = wet.context.createImageData(w, h);
  maskPixels.data.fill(255);
  wetPixels.data.fill(255);

  return (target, moment) => {
    if (drawHold(target, ends, moment)) return;
    const { cover, shine } = tables(moment.reveal * (254 + SOFT));
    for (let i = 0; i < times.length; i++) {
      const time = times[i] ?? 0;
      maskPixels.data[i * 4 + 3] = cover[time] ?? 0;
      wetPixels.data[i * 4 + 3] = shine[time] ?? 0;
    }
    mask.context.putImageData(maskPixels, 0, 0);
    wet.context.putImageData(wetPixels, 0, 0);

    layer.context.globalCompositeOperation = 'copy';
    layer.context.drawImage(mask.canvas, 0, 0, width, height);
    layer.context.globalCompositeOperation = 'source-in';
    layer.context.drawImage(ends.result.canvas, 0, 0);

    const { context } = target;
    context.drawImage(ends.original.canvas, 0, 0);
    context.drawImage(layer.canvas, 0, 0);
    context.globalCompositeOperation = 'soft-light';
    context.drawImage(wet.canvas, 0, 0, width, height);
    context.globalCompositeOperation = 'source-over';
  };
};
