import { type JSX, useRef, useState } from 'react';
import { usePage } from './context.ts';
import { css } from './css.ts';
import { Glyph } from './glyphs.tsx';
import type { Clip } from './use-upload.ts';

/** The clip as it would look on a phone. */
export function Phone({ clip, text }: { clip: Clip; text: string }): JSX.Element {
  const { words } = usePage();
  const [playing, setPlaying] = useState(false);
  const [share, setShare] = useState(0);
  const video = useRef<HTMLVideoElement>(null);
  return (
    <aside className={css.phoneSide}>
      <div className={css.phoneTabs}>
        <span className={css.phoneTabOn}>{words.feed}</span>
        <span>{words.profile}</span>
      </div>
      <div className={css.phone}>
        <video
          ref={video}
          src={clip.url}
          loop
          muted
          playsInline
          onPlay={() => setPlaying(true)}
          onPause={() => setPlaying(false)}
          onTimeUpdate={(event) => {
            const { currentTime, duration } = event.currentTarget;
            if (duration > 0) setShare(currentTime / duration);
          }}
        />
        <div className={css.phoneRail} aria-hidden="true">
          <span className={css.face}>L</span>
          <Glyph name="heart" size={26} />
          <Glyph name="comment" size={26} />
          <Glyph name="mark" size={26} />
          <Glyph name="share" size={26} />
        </div>
        <div className={css.phoneText} aria-hidden="true">
          <b>lena.draws</b>
          <p dir="auto">{text}</p>
        </div>
        <div className={css.phoneBar}>
          <button
            type="button"
            aria-label={playing ? words.pause : words.play}
            onClick={() => {
              const target = video.current;
              if (!target) return;
              if (playing) target.pause();
              else target.play().catch(() => undefined);
            }}
          >
            <Glyph name={playing ? 'pause' : 'play'} size={18} />
          </button>
          <span className={css.phoneTrack}>
            <span style={{ inlineSize: `${share * 100}%` }} />
          </span>
        </div>
      </div>
    </aside>
  );
}
