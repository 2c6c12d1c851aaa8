import { useId } from 'react';

/** Three prints of one small landscape: as a photo, in ink, in two colours of dots. */
export function EmptyArt() {
  const id = useId();
  const sky = `${id}sky`;
  const dots = `${id}dots`;
  const frame = `${id}frame`;
  return (
    <svg
      className="mim-empty__art"
      viewBox="0 0 240 150"
      width="240"
      height="150"
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        <linearGradient id={sky} x1="0" y1="0" x2="0" y2="1">
          <stop stopColor="#ffb08a" />
          <stop offset="0.6" stopColor="#ff8f9c" />
          <stop offset="1" stopColor="#b98cf2" />
        </linearGradient>
        <pattern id={dots} width="6" height="6" patternUnits="userSpaceOnUse">
          <circle cx="1.5" cy="1.5" r="1.7" fill="#e8505b" />
          <circle cx="4.5" cy="4.5" r="1.7" fill="#e8505b" />
        </pattern>
        <clipPath id={frame}>
          <rect x="-33" y="-40" width="66" height="66" rx="5" />
        </clipPath>
      </defs>
      <g className="mim-empty__print" transform="translate(62 82) rotate(-11)">
        <rect className="mim-empty__paper" x="-40" y="-47" width="80" height="94" rx="9" />
        <g clipPath={`url(#${frame})`}>
          <rect x="-33" y="-40" width="66" height="66" fill="#f7f3ea" />
          <g fill="none" stroke="#2a2433" strokeWidth="1.8" strokeLinecap="round">
            <circle cx="12" cy="-18" r="9" />
            <path d="M-36 8c10-14 20-22 30-12s16 10 24 2 12-6 20 0" />
            <path d="M-36 20c16-10 34-8 44-2s18 4 28-2" />
            <path d="M-26 14l5-6M-19 15l6-8M-11 15l6-8M-3 17l5-7M20 14l5-6M26 15l5-6" />
          </g>
        </g>
      </g>
      <g className="mim-empty__print" transform="translate(178 82) rotate(11)">
        <rect className="mim-empty__paper" x="-40" y="-47" width="80" height="94" rx="9" />
        <g clipPath={`url(#${frame})`}>
          <rect x="-33" y="-40" width="66" height="66" fill="#fbe6d8" />
          <rect x="-33" y="-40" width="66" height="66" fill={`url(#${dots})`} opacity="0.55" />
          <circle cx="12" cy="-18" r="10" fill="#e8505b" />
          <path d="M-36 8c10-14 20-22 30-12s16 10 24 2 12-6 20 0v40h-74z" fill="#3a55c4" />
          <path d="M-36 20c16-10 34-8 44-2s18 4 28-2v24h-72z" fill="#26337f" />
        </g>
      </g>
      <g className="mim-empty__print" transform="translate(120 74)">
        <rect className="mim-empty__paper" x="-40" y="-47" width="80" height="94" rx="9" />
        <g clipPath={`url(#${frame})`}>
          <rect x="-33" y="-40" width="66" height="66" fill={`url(#${sky})`} />
          <circle cx="12" cy="-18" r="10" fill="#fff3d6" />
          <path d="M-36 8c10-14 20-22 30-12s16 10 24 2 12-6 20 0v40h-74z" fill="#7b63b8" />
          <path d="M-36 20c16-10 34-8 44-2s18 4 28-2v24h-72z" fill="#4a3d86" />
        </g>
      </g>
    </svg>
  );
}
