import type { Kernels } from '../kernels/kernels';
import { isSoftware, nameOf } from './adapter';

/** Largest arena asked for, in bytes, and the part of it that strips are planned to fill. */
const MOST_BYTES = 1 << 30;
const PLANNED = 0.75;

/** Kernels on a device that is there. */
export interface OpenGpu {
  kernels: Kernels & { prepare(): Promise<void> };
  adapter: string;
  /** Memory that strips should be planned for, in bytes. */
  most: number;
  device: GPUDevice;
}

let opened: Promise<OpenGpu | undefined> | undefined;

/**
 * This worker's GPU: `undefined` where there is none, or only a software one and `anyAdapter` is not
 * set. Opened once; anew after a loss.
 */
export function openGpu(anyAdapter: boolean): Promise<OpenGpu | undefined> {
  opened ??= open(anyAdapter).catch(() => undefined);
  return opened;
}

/** Gives the device up: the next call opens a new one. */
export function closeGpu(): void {
  const before = opened;
  opened = undefined;
  void before?.then((gpu) => gpu?.device.destroy());
}

async function open(anyAdapter: boolean): Promise<OpenGpu | undefined> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter || (!anyAdapter && isSoftware(adapter))) return undefined;
  const { limits } = adapter;
  const device = await adapter.requestDevice({
    requiredLimits: {
      maxStorageBufferBindingSize: Math.min(MOST_BYTES, limits.maxStorageBufferBindingSize),
      maxBufferSize: Math.min(MOST_BYTES, limits.maxBufferSize),
    },
  });
  void device.lost.then(() => {
    opened = undefined;
  });
  const { createGpuKernels } = await import('../kernels/gpu/gpu-kernels');
  const { maxStorageBufferBindingSize, maxBufferSize } = device.limits;
  const most = Math.floor(PLANNED * Math.min(maxStorageBufferBindingSize, maxBufferSize));
  return { kernels: createGpuKernels(device), adapter: nameOf(adapter), most, device };
}
