import { type JSX, useEffect, useState } from 'react';
import { Caption, longestCaption } from './caption.tsx';
import { usePage } from './context.ts';
import { Cover } from './cover.tsx';
import { css } from './css.ts';
import { Glyph } from './glyphs.tsx';
import { Modal } from './modal.tsx';
import { Phone } from './phone.tsx';
import { Settings } from './settings.tsx';
import { StatusCard } from './status-card.tsx';
import { Tour } from './tour.tsx';
import type { Clip, UploadControl } from './use-upload.ts';

const checkTakes = 2000;

function Checks({ checking }: { checking: boolean }): JSX.Element {
  const { words } = usePage();
  return (
    <section className={css.card}>
      <h2>{words.checks}</h2>
      <div data-e2e="copyright_container" className={css.row}>
        <div className={css.label}>{words.musicCheck}</div>
        <div
          className={`status-result ${checking ? 'status-checking' : 'status-success'} ${css.check}`}
        >
          <Glyph name={checking ? 'music' : 'check'} size={16} />
          <span>{checking ? words.checking : words.checkFine}</span>
        </div>
      </div>
    </section>
  );
}

/** Everything about the post, once a clip is there. */
export function EditView({
  upload,
  clip,
  onPosted,
}: {
  upload: UploadControl;
  clip: Clip;
  onPosted: (post: { clip: Clip; text: string; draft: boolean }) => void;
}): JSX.Element {
  const { words, ledger, switches } = usePage();
  const [text, setText] = useState('');
  const [checking, setChecking] = useState(true);
  const [asking, setAsking] = useState<'discard' | 'continue' | null>(null);
  const [turn, setTurn] = useState(0);
  const ready = upload.done && text.length <= longestCaption;

  useEffect(() => ledger.setCaption(text), [ledger, text]);
  useEffect(() => () => ledger.setCaption(''), [ledger]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every clip is checked anew
  useEffect(() => {
    setChecking(true);
    const timer = setTimeout(() => setChecking(false), checkTakes + switches.slow);
    return () => clearTimeout(timer);
  }, [clip, switches.slow]);
  useEffect(() => {
    if (!switches.rerender) return;
    const timer = setInterval(() => setTurn((at) => at + 1), switches.rerender);
    return () => clearInterval(timer);
  }, [switches.rerender]);

  const post = () => {
    ledger.log('post', text);
    onPosted({ clip, text, draft: false });
  };
  return (
    <div className={css.columns}>
      <div className={css.form}>
        <StatusCard upload={upload} />
        <section className={css.card}>
          <h2>{words.details}</h2>
          <Caption clip={clip} onText={setText} onBroken={upload.crash} />
          <Cover clip={clip} />
          <div data-e2e="poi_container" className={css.field}>
            <div className={css.label}>{words.location}</div>
            <label className={css.place}>
              <Glyph name="place" size={18} />
              <input type="text" placeholder={words.locationHint} autoComplete="off" />
            </label>
          </div>
        </section>
        <Settings clip={clip} />
        <Checks checking={checking} />
        <div className={`button-group ${css.buttons}`} key={turn}>
          <button
            type="button"
            data-e2e="post_video_button"
            aria-disabled={!ready}
            data-disabled={!ready}
            className={css.primary}
            onClick={() => {
              if (!ready) return;
              if (checking) setAsking('continue');
              else post();
            }}
          >
            {words.post}
          </button>
          <button
            type="button"
            data-e2e="save_draft_button"
            className={css.plain}
            onClick={() => {
              ledger.log('save-draft', text);
              onPosted({ clip, text, draft: true });
            }}
          >
            {words.saveDraft}
          </button>
          <button
            type="button"
            data-e2e="discard_post_button"
            className={css.plain}
            onClick={() => setAsking('discard')}
          >
            {words.discard}
          </button>
        </div>
      </div>
      <Phone clip={clip} text={text} />
      <Tour />
      {asking === 'discard' && (
        <Modal
          title={words.discardTitle}
          danger
          secondary={{ label: words.keepEditing, onPress: () => setAsking(null) }}
          primary={{
            label: words.discard,
            onPress: () => {
              ledger.log('discarded');
              upload.reset();
            },
          }}
        >
          {words.discardText}
        </Modal>
      )}
      {asking === 'continue' && (
        <Modal
          title={words.continueTitle}
          secondary={{ label: words.cancel, onPress: () => setAsking(null) }}
          primary={{ label: words.postNow, onPress: post }}
        >
          {words.continueText}
        </Modal>
      )}
    </div>
  );
}
