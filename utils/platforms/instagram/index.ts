import { isShown } from '@/utils/lib/dom';
import type { Composer, Platform } from '../platform';
import { themeOf } from '../theme';
import { InstagramComposer } from './composer';
import { instagramMeta } from './meta';
import { stepOf } from './post';
import { SELECTORS } from './selectors';

/** Page knowledge of Instagram's create dialog. */
export const instagram: Platform = {
  meta: instagramMeta,

  findComposers(root: ParentNode): Composer[] {
    return [...root.querySelectorAll<HTMLElement>(SELECTORS.dialog)]
      .filter(isShown)
      .flatMap((dialog) => {
        const step = stepOf(dialog);
        return step ? [new InstagramComposer(dialog, step)] : [];
      });
  },

  // Dialogs are mounted beside the app's root; both are within the body.
  watchRoot: (document) => document.body,

  theme: themeOf,
};
