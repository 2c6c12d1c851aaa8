export { createEngine, type EngineOptions } from './create-engine';
export type {
  Call,
  ClipResult,
  Engine,
  EngineCapabilities,
  EraseStroke,
  Fit,
  LookField,
  LookMeta,
  LookOptions,
  PreviewRequest,
  RevealRequest,
  SourceInfo,
  StillRequest,
  StillResult,
  Thumbnail,
} from './engine';
export { LOOKS } from './looks/meta';
