import { isShown } from '@/utils/lib/dom';
import type { Composer, Platform } from '../platform';
import { composerRoot, XComposer } from './composer';
import { xMeta } from './meta';
import { SELECTORS } from './selectors';

/** Page knowledge of X (x.com, pro.x.com, mobile). */
export const x: Platform = {
  meta: xMeta,

  findComposers(root: ParentNode): Composer[] {
    const roots = new Set<HTMLElement>();
    for (const editor of root.querySelectorAll(SELECTORS.editor)) {
      const found = composerRoot(editor);
      if (found && isShown(found)) roots.add(found);
    }
    return [...roots].map((element) => new XComposer(element));
  },

  // Modals live under #layers beside the app's root; both are within the body.
  watchRoot: (document) => document.body,

  theme(document) {
    const colour = getComputedStyle(document.body).backgroundColor;
    const [red = 255, green = 255, blue = 255] = (colour.match(/\d+/g) ?? []).map(Number);
    return red + green + blue < 384 ? 'dark' : 'light';
  },
};
