import { useId } from 'react';

/** Our mark: one stroke of a loaded brush, with a spark where it lifts. */
export function BrandMark({ size = 28 }: { size?: number }) {
  const paint = useId();
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <defs>
        <linearGradient id={paint} x1="2" y1="6" x2="30" y2="28" gradientUnits="userSpaceOnUse">
          <stop stopColor="#ff7a66" />
          <stop offset="0.55" stopColor="#c44fc0" />
          <stop offset="1" stopColor="#7c4df0" />
        </linearGradient>
      </defs>
      <path
        d="M4.6 21.8c-.9-5.2 1.9-12.4 5.3-14 3.3-1.5 4.9 1.4 4.7 5-.1 2-.4 4.2.3 4.4 1 .3 1.9-3.7 4.4-4.3 3.2-.8 3.8 2.5 3.5 5.2-.2 1.7-.2 3 .9 3.3 1.2.4 2.6-.5 3.8-1.5"
        fill="none"
        stroke={`url(#${paint})`}
        strokeWidth="4.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path
        d="M25.2 3.2c.5 2.5 1.2 3.2 3.7 3.7-2.5.5-3.2 1.2-3.7 3.7-.5-2.5-1.2-3.2-3.7-3.7 2.5-.5 3.2-1.2 3.7-3.7z"
        fill={`url(#${paint})`}
      />
    </svg>
  );
}
