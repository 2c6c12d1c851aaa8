// Values of the flags as the standard fixes them: the global names exist only where WebGPU does.

/** `GPUBufferUsage`. */
export const USAGE = {
  read: 0x1,
  copyFrom: 0x4,
  copyTo: 0x8,
  uniform: 0x40,
  storage: 0x80,
} as const;
/** `GPUMapMode.READ`. */
export const MAP_READ = 0x1;
/** `GPUShaderStage.COMPUTE`. */
export const COMPUTE = 0x4;
