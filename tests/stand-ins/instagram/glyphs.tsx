import type { JSX } from 'react';

const paths = {
  home: 'M4 11 12 4l8 7v9h-5.5v-5.5h-5V20H4z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.3 15.3 20.5 20.5',
  explore: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM15.8 8.2l-2.2 5.4-5.4 2.2 2.2-5.4z',
  reels:
    'M4 7a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3zM4 9h16M9 4l2.5 5M14.5 4 17 9M10.3 12.4v5l4.3-2.5z',
  messages: 'M20.5 4 3.5 9.6l7 3.4zM20.5 4 14.4 20.5l-3.9-7.5z',
  heart: 'M12 20S3.5 15 3.5 9.2A4.7 4.7 0 0 1 12 6.6a4.7 4.7 0 0 1 8.5 2.6C20.5 15 12 20 12 20z',
  create: 'M4 8a4 4 0 0 1 4-4h8a4 4 0 0 1 4 4v8a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4zM12 8v8M8 12h8',
  menu: 'M4 6h16M4 12h16M4 18h16',
  comment: 'M20 12a8 8 0 1 0-3.2 6.4L20 20l-1.3-3.6A8 8 0 0 0 20 12z',
  save: 'M6 4h12v16.5l-6-5.6-6 5.6z',
  dots: 'M5 12h.01M12 12h.01M19 12h.01',
  close: 'M5 5l14 14M19 5 5 19',
  back: 'M20 12H4.5M10.5 5.5 4 12l6.5 6.5',
  left: 'M14.5 5.5 8 12l6.5 6.5',
  right: 'M9.5 5.5 16 12l-6.5 6.5',
  crop: 'M9 4H4v5M4 4l5.5 5.5M15 20h5v-5M20 20l-5.5-5.5',
  zoom: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.3 15.3 20.5 20.5M10.5 7.8v5.4M7.8 10.5h5.4',
  gallery:
    'M8 4h9a3 3 0 0 1 3 3v9M4 10a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z',
  photo:
    'M4 7a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3zM4 16l4.5-4.5L14 17l2.5-2.5L20 18M15.5 8.5h.01',
  square: 'M5 5h14v14H5z',
  portrait: 'M7 4h10v16H7z',
  landscape: 'M4 8h16v8H4z',
  plus: 'M12 4v16M4 12h16',
  down: 'M5.5 9 12 15.5 18.5 9',
  place:
    'M12 21s7-6.3 7-11.3A7 7 0 0 0 5 9.7C5 14.7 12 21 12 21zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  people:
    'M10 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M18.5 8v6M15.5 11h6',
  smile:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 10h.01M15.5 10h.01M8 14.5c1 1.3 2.4 2 4 2s3-.7 4-2',
  check: 'M5 12.5 10 17.5 19.5 7',
  warn: 'M12 4 2.8 20h18.4zM12 10v5M12 17.5h.01',
} as const;

/** The drawings this page knows. */
export type GlyphName = keyof typeof paths;

/** One line drawing; with a `label` it is the accessible name of the button around it. */
export function Glyph({
  name,
  label,
  size = 24,
  bold = false,
}: {
  name: GlyphName;
  label?: string;
  size?: number;
  bold?: boolean;
}): JSX.Element {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it has one whenever it is a name
    <svg
      {...(label ? { 'aria-label': label, role: 'img' } : { 'aria-hidden': true })}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={bold ? 2.6 : 1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {label ? <title>{label}</title> : null}
      <path d={paths[name]} />
    </svg>
  );
}
