import { surface } from './canvas';
import { drawHold } from './hold';
import { ease } from './timing';
import type { Transition } from './transition';

/** How far the edge leans from upright, in radians. */
const LEAN = 0.42;

/** A diagonal edge of light that moves across the frame; behind it lies the result. */
export const wipe: Transition = (ends, seed) => {
  const { width, height } = ends.original.canvas;
  // From the left or from the right, leaning one way or the other.
  const angle = (seed & 1 ? Math.PI : 0) + (seed & 2 ? LEAN : -LEAN);
  const [across, down] = [Math.cos(angle), Math.sin(angle)];
  const reach = (Math.abs(across) * width + Math.abs(down) * height) / 2;
  const soft = width * 0.16;
  const glow = width * 0.12;
  const layer = surface(width, height, 'layer');

  return (target, moment) => {
    if (drawHold(target, ends, moment)) return;
    const travel = ease(moment.reveal);
    // The edge's distance from the middle, along its direction of travel.
    const edge = (2 * travel - 1) * (reach + soft);
    const [x, y] = [width / 2 + across * edge, height / 2 + down * edge];
    const gradient = (context: OffscreenCanvasRenderingContext2D, half: number) =>
      context.createLinearGradient(
        x - across * half,
        y - down * half,
        x + across * half,
        y + down * half,
      );

    const mask = gradient(layer.context, soft);
    for (let i = 0; i <= 8; i++) mask.addColorStop(i / 8, `rgba(0, 0, 0, ${1 - ease(i / 8)})`);
    layer.context.globalCompositeOperation = 'copy';
    layer.context.fillStyle = mask;
    layer.context.fillRect(0, 0, width, height);
    layer.context.globalCompositeOperation = 'source-in';
    layer.context.drawImage(ends.result.canvas, 0, 0);

    const { context } = target;
    context.drawImage(ends.original.canvas, 0, 0);
    context.drawImage(layer.canvas, 0, 0);

    // The light is strongest in mid-travel, so that it neither starts nor ends abruptly.
    const strength = Math.sin(Math.PI * moment.reveal) ** 0.7;
    const light = gradient(context, glow);
    const stops = [0, 0.05, 0.14, 0.28, 0.42, 0.66, 0.42, 0.28, 0.14, 0.05, 0];
    for (const [i, stop] of stops.entries()) {
      light.addColorStop(i / (stops.length - 1), `rgba(255, 244, 224, ${stop * strength})`);
    }
    context.save();
    context.globalCompositeOperation = 'screen';
    context.translate(x, y);
    context.rotate(angle);
    context.beginPath();
    context.rect(-glow, -2 * reach, 2 * glow, 4 * reach);
    context.rotate(-angle);
    context.translate(-x, -y);
    context.fillStyle = light;
    context.fill();
    context.restore();
  };
};
