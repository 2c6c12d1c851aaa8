import type { LookMeta } from '../engine';
import { celMeta } from './cel/meta';
import { cyanotypeMeta } from './cyanotype/meta';
import { duotoneMeta } from './duotone/meta';
import { glassMeta } from './glass/meta';
import { halftoneMeta } from './halftone/meta';
import { inkMeta } from './ink/meta';
import { linocutMeta } from './linocut/meta';
import type { Look } from './look';
import { oilMeta } from './oil/meta';
import { paletteMeta } from './palette/meta';
import { pencilMeta } from './pencil/meta';
import { pixelMeta } from './pixel/meta';
import { risoMeta } from './riso/meta';
import { strokesMeta } from './strokes/meta';
import { watercolourMeta } from './watercolour/meta';

export interface LookEntry {
  meta: LookMeta;
  load: () => Promise<Look>;
}

/** Every look and how to load its code, in the order pickers show them: adding a look is its folder and its line here. */
export const LOOK_TABLE: readonly LookEntry[] = [
  { meta: oilMeta, load: async () => (await import('./oil')).oil },
  { meta: watercolourMeta, load: async () => (await import('./watercolour')).watercolour },
  { meta: strokesMeta, load: async () => (await import('./strokes')).strokes },
  { meta: inkMeta, load: async () => (await import('./ink')).ink },
  { meta: linocutMeta, load: async () => (await import('./linocut')).linocut },
  { meta: pencilMeta, load: async () => (await import('./pencil')).pencil },
  { meta: celMeta, load: async () => (await import('./cel')).cel },
  { meta: cyanotypeMeta, load: async () => (await import('./cyanotype')).cyanotype },
  { meta: paletteMeta, load: async () => (await import('./palette')).palette },
  { meta: duotoneMeta, load: async () => (await import('./duotone')).duotone },
  { meta: risoMeta, load: async () => (await import('./riso')).riso },
  { meta: halftoneMeta, load: async () => (await import('./halftone')).halftone },
  { meta: pixelMeta, load: async () => (await import('./pixel')).pixel },
  { meta: glassMeta, load: async () => (await import('./glass')).glass },
];
