import { createEngine } from '@/utils/engine';
import type { Engine, EngineCapabilities } from '@/utils/engine/engine';
import workerUrl from '@/utils/engine/engine.worker?worker&url';
import { drawScene } from '../../fixtures/scene';

/** What came of stills made by an engine that may use any adapter. */
export interface StillReport {
  /** The engine's own word, before the first still, between both and at the end. */
  backends: EngineCapabilities['backend'][];
  /** Strips given to the worker with the GPU. */
  gpuStrips: number;
  /** Largest and mean difference of the second still from one made by the workers alone. */
  worst: number;
  mean: number;
}

const REQUEST = {
  options: {},
  keep: 0.3,
  seed: 5,
  eraseBack: [],
  fit: { maxWidth: 2000, maxHeight: 2000, type: 'image/png' as const, quality: 1 },
};

async function sceneFile(width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const { rgba } = drawScene(width, height);
  canvas.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  return canvas.convertToBlob();
}

async function pixelsOf(blob: Blob): Promise<Uint8ClampedArray> {
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(bitmap, 0, 0);
  return (context as OffscreenCanvasRenderingContext2D).getImageData(
    0,
    0,
    bitmap.width,
    bitmap.height,
  ).data;
}

/** The engine's worker; `lossy`: its GPU is taken away in the middle of every strip. */
function startWorker(lossy: boolean): Worker {
  const address = JSON.stringify(new URL(workerUrl, location.href).href);
  // Messages wait until the engine's own script listens.
  const script = `${lossy ? `(${loseGpu})();` : ''}
const early = [];
self.onmessage = (event) => early.push(event);
import(${address}).then(() => early.forEach((event) => self.onmessage(event)));`;
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  return new Worker(url, { type: 'module' });
}

function loseGpu(): void {
  const devices = new Map<GPUQueue, GPUDevice>();
  const request = GPUAdapter.prototype.requestDevice;
  GPUAdapter.prototype.requestDevice = async function (this: GPUAdapter, descriptor) {
    const device = await request.call(this, descriptor);
    devices.set(device.queue, device);
    return device;
  };
  const submit = GPUQueue.prototype.submit;
  GPUQueue.prototype.submit = function (this: GPUQueue, buffers) {
    submit.call(this, buffers);
    devices.get(this)?.destroy();
  };
}

const backendOf = async (engine: Engine) => (await engine.capabilities()).backend;

async function settled(engine: Engine) {
  for (let waited = 0; waited < 2000; waited += 50) {
    if ((await backendOf(engine)) === 'webgpu') return 'webgpu';
    await new Promise((done) => setTimeout(done, 50));
  }
  return backendOf(engine);
}

/**
 * Makes a still twice, the second time after the engine had the time to take up the GPU, and the same
 * on the workers alone. `lossy`: the GPU is taken away in the middle of every strip.
 */
export async function twoStills(look: string, lossy: boolean): Promise<StillReport> {
  let gpuStrips = 0;
  const createWorker = () => {
    const worker = startWorker(lossy);
    const post = worker.postMessage.bind(worker) as Worker['postMessage'];
    worker.postMessage = (message: { name: string }, transfer: unknown) => {
      if (message.name === 'gpuStrip') gpuStrips += 1;
      post(message, transfer as Transferable[]);
    };
    return worker;
  };
  const source = await sceneFile(180, 150);
  const engine = createEngine({ createWorker, workers: 1, gpu: 'any' });
  const plain = createEngine({ workers: 1, gpu: 'off' });
  try {
    const backends = [await backendOf(engine)];
    await engine.still(source, { ...REQUEST, look });
    backends.push(await settled(engine));
    const made = await pixelsOf((await engine.still(source, { ...REQUEST, look })).blob);
    backends.push(await backendOf(engine));
    const wanted = await pixelsOf((await plain.still(source, { ...REQUEST, look })).blob);
    let worst = 0;
    let sum = 0;
    for (let i = 0; i < wanted.length; i++) {
      const away = Math.abs((made[i] as number) - (wanted[i] as number));
      worst = Math.max(worst, away);
      sum += away;
    }
    return { backends, gpuStrips, worst, mean: sum / wanted.length };
  } finally {
    engine.close();
    plain.close();
  }
}

/** Which backend an engine left to itself has come to after a still. */
export async function ownChoice(look: string): Promise<string> {
  const engine = createEngine({ workers: 1 });
  try {
    await engine.still(await sceneFile(90, 70), { ...REQUEST, look });
    await new Promise((done) => setTimeout(done, 500));
    return await backendOf(engine);
  } finally {
    engine.close();
  }
}
