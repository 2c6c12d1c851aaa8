import type { Platform } from '../platform';
import { instagramMeta } from './meta';

export const instagram: Platform = {
  meta: instagramMeta,
  findComposers: () => [],
  watchRoot: (document) => document.body,
  theme: () => 'light',
};
