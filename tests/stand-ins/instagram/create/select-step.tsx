import { type JSX, useRef, useState } from 'react';
import { usePage } from '../context.ts';
import { Glyph } from '../glyphs.tsx';
import { look } from '../look.ts';
import type { Draft } from './draft.ts';
import { FileForm } from './file-form.tsx';

/** Choose or drop; also where refused files are told about. */
export function SelectStep({
  draft,
  busy,
  onFiles,
}: {
  draft: Draft;
  busy: boolean;
  onFiles: (files: readonly File[]) => void;
}): JSX.Element {
  const { words } = usePage();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const refused = draft.refusals.length > 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a drop area, as on the site
    <div
      className={`${look.select} ${over ? look.selectOver : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <FileForm input={input} onFiles={onFiles} />
      {busy ? (
        <div className={look.spinner} />
      ) : (
        <>
          <div className={refused ? look.warning : look.stack}>
            {refused ? (
              <Glyph name="warn" size={84} />
            ) : (
              <>
                <Glyph name="photo" size={84} />
                <Glyph name="reels" size={84} />
              </>
            )}
          </div>
          <div className={look.lead}>{refused ? words.unsupportedTitle : words.drag}</div>
          {draft.refusals.map((refusal) => (
            <div key={refusal.name} className={look.quiet} role="alert">
              {refusal.why === 'type'
                ? words.unsupported(refusal.name)
                : words.unreadable(refusal.name)}
            </div>
          ))}
          <button type="button" className={look.primary} onClick={() => input.current?.click()}>
            {refused ? words.chooseOther : words.choose}
          </button>
        </>
      )}
    </div>
  );
}
