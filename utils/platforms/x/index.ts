import type { Composer, Platform } from '../platform';
import { themeOf } from '../theme';
import { composerRoots, XComposer } from './composer';
import { xMeta } from './meta';

/** Page knowledge of X (x.com, pro.x.com, mobile). */
export const x: Platform = {
  meta: xMeta,

  findComposers: (root: ParentNode): Composer[] =>
    composerRoots(root).map((element) => new XComposer(element)),

  // Modals live under #layers beside the app's root; both are within the body.
  watchRoot: (document) => document.body,

  theme: themeOf,
};
