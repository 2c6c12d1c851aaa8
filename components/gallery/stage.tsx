import type { CSSProperties } from 'react';
import { i18n } from '#i18n';
import { useObjectUrl } from '@/components/panel/use-object-url';
import type { Creation } from '@/utils/history/schema';
import { Compare } from './compare';
import { CompareClips } from './compare-clips';
import type { Library } from './library';
import { Thumb } from './thumb';

interface StageProps {
  creation: Creation;
  library: Library;
  /** Object URL of the original, or `null` where there is nothing to compare with. */
  original: string | null;
  result: Blob | null;
  look: string;
  onUnreadable: () => void;
}

/** The creation at full size: compared with its original, or played. Its small picture holds the place. */
export function Stage({ creation, library, original, result, look, onUnreadable }: StageProps) {
  const url = useObjectUrl(result);
  const { width, height, format } = creation.recipe.fit;
  const style = { '--shape': width / height } as CSSProperties;
  if (!url) {
    return (
      <div className="gal-stage-wait" style={style}>
        <Thumb library={library} creation={creation} alt={i18n.t('gallery.view.loading')} />
      </div>
    );
  }
  const { clip, motion } = creation.recipe;
  if (clip && original) {
    return (
      <CompareClips
        original={original}
        result={url}
        look={look}
        size={{ width, height }}
        from={clip.from}
        sound={clip.sound}
        onUnreadable={onUnreadable}
      />
    );
  }
  if (format === 'video/mp4') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: the user's own clip comes without captions
      <video
        className="gal-stage-media"
        style={style}
        src={url}
        controls
        loop
        playsInline
        aria-label={i18n.t(clipWords(clip !== undefined, motion !== undefined), [look])}
      />
    );
  }
  if (!original) {
    return (
      <img
        className="gal-stage-media"
        style={style}
        src={url}
        alt={i18n.t('gallery.view.result', [look])}
      />
    );
  }
  return (
    <Compare
      original={original}
      result={url}
      look={look}
      size={{ width, height }}
      onUnreadable={onUnreadable}
    />
  );
}

function clipWords(clip: boolean, motion: boolean) {
  if (clip) return 'gallery.view.resultClip';
  return motion ? 'gallery.view.motion' : 'gallery.view.clip';
}
