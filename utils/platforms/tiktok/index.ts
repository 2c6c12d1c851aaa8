import type { Platform } from '../platform';
import { tiktokMeta } from './meta';

export const tiktok: Platform = {
  meta: tiktokMeta,
  findComposers: () => [],
  watchRoot: (document) => document.body,
  theme: () => 'light',
};
