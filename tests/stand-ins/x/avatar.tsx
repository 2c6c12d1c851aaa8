import type { JSX } from 'react';
import { css } from './css.ts';

/** A drawn portrait: two soft colours from the name, head and shoulders. */
export function Avatar({ name, small }: { name: string; small?: boolean }): JSX.Element {
  let seed = 7;
  for (const letter of name) seed = (seed * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return (
    <svg className={small ? css.avatarSmall : css.avatar} viewBox="0 0 40 40" aria-hidden="true">
      <rect width="40" height="40" fill={`hsl(${seed} 55% 72%)`} />
      <circle cx="30" cy="8" r="16" fill={`hsl(${(seed + 40) % 360} 70% 80%)`} opacity="0.6" />
      <path d="M6 42c0-11 6-15 14-15s14 4 14 15z" fill={`hsl(${(seed + 200) % 360} 35% 38%)`} />
      <circle
        cx="20"
        cy="17.5"
        r="7.5"
        fill={`hsl(${((seed * 7) % 30) + 15} 45% ${50 + (seed % 25)}%)`}
      />
      <path
        d="M12 17c0-7 3-10 8-10s8 3 8 9c-2-4-5-5-9-5s-6 2-7 6z"
        fill={`hsl(${(seed * 3) % 40} 35% 20%)`}
      />
    </svg>
  );
}
