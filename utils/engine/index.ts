export type { GpuMemory } from './backend/gpu-lane';
export { createEngine, type EngineOptions } from './create-engine';
export type {
  Call,
  ClipCall,
  ClipFit,
  ClipInfo,
  ClipRequest,
  ClipResult,
  Engine,
  EngineCapabilities,
  EraseStroke,
  Fit,
  LookField,
  LookMeta,
  LookOptions,
  MotionRequest,
  Palette,
  PreviewRequest,
  RevealRequest,
  SourceInfo,
  StillRequest,
  StillResult,
  Thumbnail,
  Trim,
} from './engine';
export { LOOKS } from './looks/meta';
