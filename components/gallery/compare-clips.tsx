import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { IconButton } from '@/components/ui/button';
import { PauseIcon, PlayIcon, SoundIcon } from '@/components/ui/icons';
import { CompareFrame } from './compare';
import './compare-clips.css';

interface CompareClipsProps {
  /** Object URLs of the two clips. */
  original: string;
  result: string;
  look: string;
  /** Size of the result in pixels. */
  size: { width: number; height: number };
  /** Where in the original the result begins, in seconds. */
  from: number;
  sound: boolean;
  onUnreadable: () => void;
}

/** The two are brought together again when they are further apart than this, in seconds. */
const APART = 0.12;

/** A clip and what was made of it, played side by side: the result leads, the original follows. */
export function CompareClips(props: CompareClipsProps) {
  const { original, result, look, size, from, sound } = props;
  const shape = size.width / size.height;
  const leader = useRef<HTMLVideoElement>(null);
  const follower = useRef<HTMLVideoElement>(null);
  const [playing, setPlaying] = useState(false);
  const [muted, setMuted] = useState(true);

  const follow = () => {
    const [lead, other] = [leader.current, follower.current];
    if (!lead || !other) return;
    const at = from + lead.currentTime;
    if (Math.abs(other.currentTime - at) > APART) other.currentTime = at;
    if (lead.paused !== other.paused) {
      if (lead.paused) other.pause();
      // A browser may refuse: the original then stands where the result is.
      else other.play().catch(() => undefined);
    }
  };
  const toggle = () => {
    const lead = leader.current;
    if (!lead) return;
    if (lead.paused) lead.play().catch(() => undefined);
    else lead.pause();
  };
  const calm = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
  // By hand rather than by attribute: the first picture shows even where playing is refused.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each clip begins once
  useEffect(() => {
    if (!calm) leader.current?.play().catch(() => undefined);
  }, [result]);
  return (
    <div className="gal-clips" style={{ '--shape': shape } as CSSProperties}>
      <CompareFrame shape={shape} look={look} before={i18n.t('gallery.view.beforeClip')}>
        <video
          ref={leader}
          className="gal-compare-picture"
          src={result}
          muted={muted}
          loop
          playsInline
          aria-label={i18n.t('gallery.view.resultClip', [look])}
          onPlay={() => {
            setPlaying(true);
            follow();
          }}
          onPause={() => {
            setPlaying(false);
            follow();
          }}
          onTimeUpdate={follow}
          onSeeked={follow}
        />
        <video
          ref={follower}
          className="gal-compare-picture gal-compare-original"
          src={original}
          muted
          playsInline
          preload="auto"
          aria-label={i18n.t('gallery.view.originalClip')}
          onLoadedMetadata={follow}
          onError={props.onUnreadable}
        />
      </CompareFrame>
      <div className="gal-clips-bar">
        <IconButton
          look="glass"
          label={i18n.t(playing ? 'gallery.view.pause' : 'gallery.view.play')}
          icon={playing ? <PauseIcon /> : <PlayIcon />}
          onClick={toggle}
        />
        {sound && (
          <IconButton
            look="glass"
            label={i18n.t(muted ? 'gallery.view.soundOn' : 'gallery.view.soundOff')}
            icon={<SoundIcon off={muted} />}
            onClick={() => setMuted(!muted)}
          />
        )}
      </div>
    </div>
  );
}
