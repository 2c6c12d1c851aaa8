import { type JSX, useRef } from 'react';
import { usePage } from './context.ts';
import { css } from './css.ts';
import { Glyph } from './glyphs.tsx';
import { ClipInput } from './select-view.tsx';
import type { UploadControl } from './use-upload.ts';

function amount(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(2)} MB`;
}

function time(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  const whole = Math.max(1, Math.round(seconds));
  return `${Math.floor(whole / 60)}m${String(whole % 60).padStart(2, '0')}s`;
}

/** The file's name, how far its upload is, and Replace with its own picker. */
export function StatusCard({ upload }: { upload: UploadControl }): JSX.Element | null {
  const { words } = usePage();
  const open = useRef<() => void>(() => undefined);
  const setOpener = useRef((opener: () => void) => {
    open.current = opener;
  });
  const { clip, done, progress } = upload;
  if (!clip) return null;
  return (
    <div data-e2e="upload_status_container" className={`info-container has-video ${css.status}`}>
      <div className={`info-body ${css.statusBody}`}>
        <div className={`info-main ${css.statusMain}`}>
          <b dir="auto">{clip.file.name}</b>
          <div className={`info-status ${done ? 'success' : ''} ${css.statusLine}`}>
            {done ? (
              <>
                <span className={css.tick}>
                  <Glyph name="check" size={13} />
                </span>
                <span>{`${words.uploaded} (${amount(clip.file.size)})`}</span>
              </>
            ) : (
              <span>{progress === null ? '' : words.uploading(progress)}</span>
            )}
          </div>
          <dl className={css.facts}>
            <dt>{words.duration}</dt>
            <dd>{time(clip.seconds)}</dd>
            <dt>{words.size}</dt>
            <dd dir="ltr">{`${clip.width}×${clip.height}`}</dd>
          </dl>
        </div>
        <button type="button" className={css.plain} onClick={() => open.current()}>
          <Glyph name="swap" size={17} />
          <span>{words.replace}</span>
        </button>
        <ClipInput key={clip.url} upload={upload} opener={setOpener.current} />
      </div>
      {upload.refused && (
        <div role="alert" className={css.refused}>
          {words.onlyVideo(upload.refused)}
        </div>
      )}
      <div className={css.track}>
        {progress !== null && (
          <div
            className={`info-progress ${done ? 'success' : ''} ${css.bar}`}
            style={{ width: `${progress}%` }}
          />
        )}
      </div>
    </div>
  );
}
