import type { Composer, Platform } from '../platform';
import { themeOf } from '../theme';
import { TiktokComposer } from './composer';
import { tiktokMeta } from './meta';
import { viewIn } from './page';

/** Page knowledge of TikTok Studio's upload page. */
export const tiktok: Platform = {
  meta: tiktokMeta,

  findComposers(root: ParentNode): Composer[] {
    const view = viewIn(root);
    return view ? [new TiktokComposer(view)] : [];
  },

  // The tour that may lie over the form is mounted beside the app's root.
  watchRoot: (document) => document.body,

  theme: themeOf,
};
