import type { JSX } from 'react';
import { css } from './css.ts';

const paths = {
  quill: 'M4 20c2-8 7-14 16-16-1 9-7 13-13 13M4 20l7-8',
  home: 'M4 10.5 12 4l8 6.5V20h-5.5v-6h-5v6H4z',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 20 20',
  bell: 'M6 16V10a6 6 0 0 1 12 0v6l1.5 2h-15zM10 20.5h4',
  chat: 'M4 5h16v11H11l-4 4v-4H4z',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20c.8-4 3.6-5.5 7.5-5.5s6.7 1.5 7.5 5.5z',
  image: 'M4 5h16v14H4zM4 16l4.5-4.5 4 4L16 12l4 4M9 8.5h.01',
  gif: 'M4 6h16v12H4zM10 10.5c-2.5-1.2-3.5.4-3.5 1.5s1.5 2.7 3.5 1.5V12H8.7M12.5 10v4M15 14v-4h2.5M15 12h2',
  spark:
    'M12 3.5c.8 5 3.5 7.7 8.5 8.5-5 .8-7.7 3.5-8.5 8.5-.8-5-3.5-7.7-8.5-8.5 5-.8 7.7-3.5 8.5-8.5z',
  poll: 'M6 5v14M6 6.5h7v3H6M6 10.5h12v3H6M6 14.5h4v3H6',
  smile: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM9 10h.01M15 10h.01M8.5 14c2 2.4 5 2.4 7 0',
  clock: 'M4 6h16v14H4zM4 10h16M8 4v3M16 4v3M12 13v2.5h2.5',
  pin: 'M12 21c-4-4.5-6-7.5-6-10.5a6 6 0 0 1 12 0c0 3-2 6-6 10.5zM12 8.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  flag: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 8h.01M12 11v5.5',
  close: 'M6 6l12 12M18 6 6 18',
  edit: 'M5 19l1-4L16 5l3 3L9 18z',
  reply:
    'M12 5.5c4.5 0 8 2.5 8 6s-3.5 6-8 6c-.8 0-1.6 0-2.3-.2L5 19.5l1.2-3.6C4.8 14.8 4 13.2 4 11.5c0-3.5 3.5-6 8-6z',
  repost: 'M7 18V8l-3 3M7 8l3 3M17 6v10l3-3M17 16l-3-3M7 18h7M17 6h-7',
  heart: 'M12 19.5C7 16 4 13 4 9.5A4 4 0 0 1 12 8a4 4 0 0 1 8 1.5c0 3.5-3 6.5-8 10z',
  share: 'M12 15V4M8 8l4-4 4 4M5 14v5.5h14V14',
  globe:
    'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM4 12h16M12 4c-4.5 5-4.5 11 0 16M12 4c4.5 5 4.5 11 0 16',
} as const;

/** A simple drawn glyph, 24 units square, in the colour of the text around it. */
export function Glyph({ name }: { name: keyof typeof paths }): JSX.Element {
  return (
    <svg className={css.glyph} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
