import type { JSX } from 'react';

const paths = {
  upload: 'M12 15V4M7.5 8.5 12 4l4.5 4.5M4 15v3a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-3',
  cloud:
    'M7 18a4.5 4.5 0 0 1-.6-9A6 6 0 0 1 18 9.5 4.3 4.3 0 0 1 17.5 18M12 20v-8M8.5 15 12 11.5 15.5 15',
  home: 'M4 11 12 4l8 7v9h-5.5v-5.5h-5V20H4z',
  posts: 'M5 4h14v16H5zM9 9h6M9 13h6',
  chart: 'M4 20h16M7 20v-7M12 20V6M17 20v-10',
  comment: 'M4 5h16v11h-8l-4.5 4V16H4z',
  idea: 'M12 3a6 6 0 0 0-3.5 10.9V17h7v-3.1A6 6 0 0 0 12 3zM9.5 20.5h5',
  note: 'M9 18V6l10-2v12M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM19 16a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
  back: 'M20 12H4.5M10.5 5.5 4 12l6.5 6.5',
  check: 'M5 12.5 10 17.5 19.5 7',
  swap: 'M4 9h13l-3.5-3.5M20 15H7l3.5 3.5',
  film: 'M4 6h11v12H4zM15 10.5l5-3v9l-5-3z',
  ratio: 'M4 7h16v10H4zM8 7v10',
  file: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4',
  down: 'M6 9.5 12 15.5l6-6',
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8.5 6v12M15.5 6v12',
  heart: 'M12 20S3.5 15 3.5 9.2A4.7 4.7 0 0 1 12 6.6a4.7 4.7 0 0 1 8.5 2.6C20.5 15 12 20 12 20z',
  mark: 'M6 4h12v16.5l-6-5.6-6 5.6z',
  share: 'M13.5 5 21 12l-7.5 7v-4.5C8 14.5 5 16 3 19c.5-5.5 4-9.5 10.5-10z',
  pen: 'M5 19l1-4L16.5 4.5l3 3L9 18zM14 7l3 3',
  place:
    'M12 21s7-6.3 7-11.3A7 7 0 0 0 5 9.7C5 14.7 12 21 12 21zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  warn: 'M12 4 2.8 20h18.4zM12 10v5M12 17.5h.01',
  music: 'M9 18V6l10-2v12M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
} as const;

/** The drawings this page knows. */
export type GlyphName = keyof typeof paths;

/** One line drawing; it carries no name, the control around it does. */
export function Glyph({ name, size = 20 }: { name: GlyphName; size?: number }): JSX.Element {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
