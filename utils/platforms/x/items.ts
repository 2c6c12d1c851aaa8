import type { DraftItem } from '../platform';
import { SELECTORS } from './selectors';

/** Items of the draft in order. A group within a group belongs to the outer item. */
export function itemsIn(root: ParentNode): DraftItem[] {
  const groups = root.querySelectorAll<HTMLElement>(
    `${SELECTORS.attachments} ${SELECTORS.attachment}`,
  );
  return [...groups]
    .filter((group) => !group.parentElement?.closest(SELECTORS.attachment))
    .map((element): DraftItem => {
      const video = element.querySelector('video');
      if (video) {
        const url = video.currentSrc || video.src || video.querySelector('source')?.src || null;
        return { element, kind: 'clip', preview: video, url };
      }
      const image = element.querySelector('img');
      return { element, kind: 'photo', preview: image, url: image?.src ?? null };
    });
}
