import { type JSX, useEffect, useRef, useState } from 'react';
import { usePage } from './context.ts';
import { css } from './css.ts';
import { Glyph, type GlyphName } from './glyphs.tsx';
import type { UploadControl } from './use-upload.ts';
import type { Words } from './words.ts';

const limits: ReadonlyArray<readonly [GlyphName, keyof Words, keyof Words]> = [
  ['film', 'sizeTitle', 'sizeText'],
  ['file', 'formatTitle', 'formatText'],
  ['chart', 'resolutionTitle', 'resolutionText'],
  ['ratio', 'ratioTitle', 'ratioText'],
];

/** The hidden input: it takes one clip, once, and listens only to `change`. */
export function ClipInput({
  upload,
  opener,
}: {
  upload: UploadControl;
  opener: (open: () => void) => void;
}): JSX.Element {
  const { ledger } = usePage();
  const input = useRef<HTMLInputElement>(null);
  const used = useRef(false);
  useEffect(() => opener(() => input.current?.click()), [opener]);
  return (
    <input
      ref={input}
      type="file"
      accept="video/*"
      className={css.away}
      onChange={(event) => {
        const file = event.currentTarget.files?.[0];
        if (!file) return;
        if (used.current) ledger.log('second-change-ignored', file.name);
        else used.current = upload.take(file, event.nativeEvent.isTrusted);
      }}
    />
  );
}

/** Choose or drop a clip; what is allowed is written below. */
export function SelectView({ upload }: { upload: UploadControl }): JSX.Element {
  const { words } = usePage();
  const [over, setOver] = useState(false);
  const open = useRef<() => void>(() => undefined);
  const setOpener = useRef((opener: () => void) => {
    open.current = opener;
  });
  const busy = upload.stage === 'opening';
  return (
    <section className={css.selectCard}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a drop area, as on the site */}
      <div
        data-e2e="select_video_container"
        className={`upload-card ${css.drop} ${over ? css.dropOver : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const file = event.dataTransfer.files[0];
          if (file) upload.take(file, event.nativeEvent.isTrusted);
        }}
      >
        <ClipInput upload={upload} opener={setOpener.current} />
        <div className={css.dropArt}>
          {busy ? <div className={css.spinner} /> : <Glyph name="cloud" size={64} />}
        </div>
        <div className={css.dropTitle}>{busy ? words.opening : words.selectTitle}</div>
        <div className={css.faint}>{words.selectHint}</div>
        {upload.refused && (
          <div role="alert" className={css.refused}>
            {words.onlyVideo(upload.refused)}
          </div>
        )}
        <button
          type="button"
          data-e2e="select_video_button"
          aria-label={words.selectButton}
          className={css.primary}
          onClick={() => open.current()}
        >
          {words.selectButton}
        </button>
      </div>
      <ul className={css.limits}>
        {limits.map(([glyph, title, text]) => (
          <li key={title}>
            <Glyph name={glyph} size={22} />
            <div>
              <b>{String(words[title])}</b>
              <p>{String(words[text])}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the page turns into when it could not cope. */
export function CrashView({ onRetry }: { onRetry: () => void }): JSX.Element {
  const { words } = usePage();
  return (
    <section className={css.crash} role="alert">
      <Glyph name="warn" size={56} />
      <h2>{words.crashTitle}</h2>
      <p className={css.faint}>{words.crashText}</p>
      <button type="button" className={css.primary} onClick={onRetry}>
        {words.retry}
      </button>
    </section>
  );
}
