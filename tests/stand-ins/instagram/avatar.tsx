import type { JSX } from 'react';
import { look } from './look.ts';

const tints = ['#e8b04b', '#d9765f', '#6a9fb5', '#7f8f5a', '#b279a2', '#c98f6b', '#5f7fa8'];

/** A round picture for a made-up account: its initial on its own colour, or a chosen photo. */
export function Avatar({
  who,
  size,
  ring = false,
  picture,
}: {
  who: string;
  size: number;
  ring?: boolean;
  picture?: string | undefined;
}): JSX.Element {
  const sum = [...who].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return (
    <span className={`${look.avatar} ${ring ? look.ring : ''}`} aria-hidden="true">
      <span
        style={{
          inlineSize: size,
          blockSize: size,
          fontSize: size * 0.44,
          backgroundColor: tints[sum % tints.length],
          backgroundImage: picture ? `url("${picture}")` : undefined,
        }}
      >
        {picture ? '' : who.charAt(0).toUpperCase()}
      </span>
    </span>
  );
}
