import { type JSX, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { usePage } from '../context.ts';
import { Glyph } from '../glyphs.tsx';
import { look } from '../look.ts';
import { Press } from '../press.tsx';
import { CaptionStep, longestCaption } from './caption-step.tsx';
import { CropStep } from './crop-step.tsx';
import type { Act, Draft, Step } from './draft.ts';
import { EditStep } from './edit-step.tsx';
import { SelectStep } from './select-step.tsx';
import { SmallDialog } from './small-dialog.tsx';
import { useFiles } from './use-files.ts';
import { useModal } from './use-modal.ts';

const before: Partial<Record<Step, Step>> = { edit: 'crop', caption: 'edit' };
const after: Partial<Record<Step, Step>> = { crop: 'edit', edit: 'caption', caption: 'sharing' };

const reelsSeen = 'reels-notice-seen';

function reelsNoticeDue(): boolean {
  try {
    return localStorage.getItem(reelsSeen) === null;
  } catch {
    return true;
  }
}

/** The dialog in which a post is made. Nothing of it is in the address. */
export function CreateDialog({
  draft,
  act,
}: {
  draft: Draft;
  act: (act: Act) => void;
}): JSX.Element {
  const { words, ledger, switches, layers } = usePage();
  const box = useRef<HTMLDivElement>(null);
  const [asking, setAsking] = useState(false);
  const [reelsNotice, setReelsNotice] = useState(false);
  const [caption, setCaption] = useState('');
  const { busy, take } = useFiles(draft, act);
  const { step, items } = draft;
  const loneClip = items.length === 1 && items[0]?.kind === 'video';

  const leave = () => {
    if (step === 'sharing') return;
    if (step === 'select' || step === 'shared') act({ do: 'reset' });
    else setAsking(true);
  };
  useModal(box, !asking && !reelsNotice, leave);

  useEffect(() => {
    ledger.setCaption(caption);
  }, [ledger, caption]);
  useEffect(() => {
    if (loneClip && step === 'crop' && reelsNoticeDue()) setReelsNotice(true);
  }, [loneClip, step]);
  useEffect(() => {
    if (step !== 'sharing') return;
    const timer = setTimeout(() => {
      ledger.log('shared', String(items.length));
      setCaption('');
      act({ do: 'step', step: 'shared' });
    }, 900 + switches.slow);
    return () => clearTimeout(timer);
  }, [step, items.length, act, ledger, switches.slow]);

  const titles: Record<Step, string> = {
    closed: '',
    select: words.createTitle,
    crop: words.cropTitle,
    edit: words.editTitle,
    caption: words.createTitle,
    sharing: words.sharing,
    shared: words.postShared,
  };
  const editing = step === 'crop' || step === 'edit' || step === 'caption';
  const goBack = () => {
    const to = before[step];
    if (to) act({ do: 'step', step: to });
    else setAsking(true);
  };
  const goOn = () => {
    const to = after[step];
    if (to) act({ do: 'step', step: to });
  };

  return createPortal(
    <>
      <div className={look.layer}>
        <div className={look.scrim} />
        <Press className={look.leave} onPress={leave}>
          <Glyph name="close" label={words.close} />
        </Press>
        <div
          ref={box}
          role="dialog"
          aria-modal="true"
          aria-label={titles[step]}
          tabIndex={-1}
          className={`${look.dialog} ${step === 'edit' || step === 'caption' ? look.dialogWide : ''}`}
          style={{ transform: 'translate3d(0, 0, 0)' }}
        >
          <div className={look.head}>
            <div className={look.headSide}>
              {editing && (
                <Press onPress={goBack}>
                  <span className={look.mirrored}>
                    <Glyph name="back" label={words.back} />
                  </span>
                </Press>
              )}
            </div>
            <div className={look.title}>{titles[step]}</div>
            <div className={look.headSide}>
              {editing && (
                <Press
                  className={look.go}
                  disabled={step === 'caption' && caption.length > longestCaption}
                  onPress={goOn}
                >
                  {step === 'caption' ? words.share : words.next}
                </Press>
              )}
            </div>
          </div>
          {step === 'select' && <SelectStep draft={draft} busy={busy} onFiles={take} />}
          {step === 'crop' && <CropStep draft={draft} act={act} busy={busy} onFiles={take} />}
          {step === 'edit' && <EditStep draft={draft} act={act} />}
          {step === 'caption' && (
            <CaptionStep draft={draft} act={act} caption={caption} onCaption={setCaption} />
          )}
          {step === 'sharing' && (
            <div className={look.select}>
              <div className={look.spinner} />
            </div>
          )}
          {step === 'shared' && (
            <div className={look.select}>
              <div className={look.done}>
                <Glyph name="check" size={56} />
              </div>
              <div className={look.lead}>{words.sharedText}</div>
            </div>
          )}
        </div>
      </div>
      {reelsNotice && !asking && (
        <SmallDialog
          title={words.reelsTitle}
          text={words.reelsText}
          glyph={<Glyph name="reels" size={56} />}
          onOutside={() => undefined}
          answers={[
            {
              label: words.ok,
              kind: 'good',
              onPress: () => {
                try {
                  localStorage.setItem(reelsSeen, '1');
                } catch {
                  // Told again next time.
                }
                setReelsNotice(false);
              },
            },
          ]}
        />
      )}
      {asking && (
        <SmallDialog
          title={words.discardTitle}
          text={words.discardText}
          onOutside={() => setAsking(false)}
          answers={[
            {
              label: words.discard,
              kind: 'danger',
              onPress: () => {
                setAsking(false);
                ledger.log('discarded');
                act({ do: 'reset' });
              },
            },
            { label: words.cancel, onPress: () => setAsking(false) },
          ]}
        />
      )}
    </>,
    layers,
  );
}
