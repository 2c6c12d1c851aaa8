import { useEffect, useRef } from 'react';
import type { Trim } from '@/utils/engine/engine';
import { classes } from '../ui/classes';
import { useObjectUrl } from './use-object-url';

/** Where a clip stands, in seconds, told to whoever plays beside it. */
export type Clock = { current: number };

interface ResultClipProps {
  src: string;
  label: string;
  /** Start it only when asked to: for people who want less motion. */
  calm: boolean;
  muted: boolean;
  clock: Clock;
}

/** A finished clip, playing over and over. */
export function ResultClip({ src, label, calm, muted, clock }: ResultClipProps) {
  return (
    <video
      key={src}
      className="mim-layer mim-layer--in"
      src={src}
      aria-label={label}
      autoPlay={!calm}
      controls={calm}
      loop
      muted={muted}
      playsInline
      onTimeUpdate={(event) => {
        clock.current = event.currentTarget.currentTime;
      }}
    />
  );
}

interface OwnClipProps {
  file: Blob;
  /** Plays only the part that is used. */
  trim: Trim;
  /** Shown; what is not shown does not play. */
  shown: boolean;
  /** Stands still at this time, in seconds, while the part is being chosen. */
  scrub: number | null;
  /** Where to begin within the part, in seconds: with what plays beside it. */
  clock: Clock;
  label: string;
  calm: boolean;
}

/** The user's own clip, silent and over and over. */
export function OwnClip({ file, trim, shown, scrub, clock, label, calm }: OwnClipProps) {
  const url = useObjectUrl(file);
  const video = useRef<HTMLVideoElement>(null);
  const { from, to } = trim;
  useEffect(() => {
    const player = video.current;
    if (!player || !url) return;
    if (scrub !== null) {
      player.pause();
      player.currentTime = scrub;
    } else if (shown) {
      player.currentTime = from + Math.min(clock.current, Math.max(0, to - from - 0.1));
      // A browser may refuse to play by itself: the first picture shows then.
      if (!calm) Promise.resolve(player.play()).catch(() => undefined);
    } else player.pause();
  }, [url, shown, scrub, from, to, clock, calm]);
  const seen = shown || scrub !== null;
  return (
    url && (
      <video
        ref={video}
        className={classes('mim-original', seen && 'mim-original--in')}
        src={url}
        aria-label={seen ? label : undefined}
        aria-hidden={!seen}
        loop
        muted
        playsInline
        preload="auto"
        onTimeUpdate={(event) => {
          const player = event.currentTarget;
          if (scrub === null && to > from && player.currentTime >= to) player.currentTime = from;
        }}
      />
    )
  );
}
