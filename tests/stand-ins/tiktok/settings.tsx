import { type JSX, useEffect, useState } from 'react';
import { firstTime, usePage } from './context.ts';
import { css } from './css.ts';
import { Glyph } from './glyphs.tsx';
import { Modal } from './modal.tsx';
import { Switch } from './switch.tsx';
import type { Clip } from './use-upload.ts';

function Visibility(): JSX.Element {
  const { words, ledger } = usePage();
  const options = [words.everyone, words.friends, words.onlyYou];
  const [chosen, setChosen] = useState(0);
  const [open, setOpen] = useState(false);
  return (
    <div data-e2e="video_visibility_container" className={css.row}>
      <div className={css.label}>{words.visibility}</div>
      <div className={css.select}>
        <button
          type="button"
          role="combobox"
          aria-expanded={open}
          aria-controls="visibility-options"
          aria-label={words.visibility}
          className={css.selectButton}
          onClick={() => setOpen(!open)}
        >
          <span>{options[chosen]}</span>
          <Glyph name="down" size={16} />
        </button>
        {open && (
          <div role="listbox" id="visibility-options" className={css.options}>
            {options.map((option, at) => (
              <button
                key={option}
                type="button"
                role="option"
                aria-selected={at === chosen}
                className={css.option}
                onClick={() => {
                  setChosen(at);
                  setOpen(false);
                  ledger.log('visibility', option);
                }}
              >
                <span>{option}</span>
                {at === chosen && <Glyph name="check" size={16} />}
              </button>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

/** Off again with every new clip, as tools met it; the first use in a browser asks. */
function AiLabel({ clip }: { clip: Clip }): JSX.Element {
  const { words, ledger } = usePage();
  const [on, setOn] = useState(false);
  const [asking, setAsking] = useState(false);
  const set = (to: boolean) => {
    setOn(to);
    ledger.log('ai-label', to ? 'on' : 'off');
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clip is what resets it
  useEffect(() => setOn(false), [clip]);
  return (
    <div data-e2e="aigc_container" className={css.switchRow}>
      <div>
        <div className={css.label}>{words.ai}</div>
        <p className={css.faint}>{words.aiHint}</p>
      </div>
      <Switch
        label={words.ai}
        checked={on}
        onChange={(to) => {
          if (to && firstTime('ai-label-asked')) setAsking(true);
          else set(to);
        }}
      />
      {asking && (
        <Modal
          title={words.aiAskTitle}
          secondary={{ label: words.cancel, onPress: () => setAsking(false) }}
          primary={{
            label: words.turnOn,
            onPress: () => {
              setAsking(false);
              set(true);
            },
          }}
        >
          {words.aiAskText}
        </Modal>
      )}
    </div>
  );
}

function Advanced({ clip }: { clip: Clip }): JSX.Element {
  const { words } = usePage();
  const [open, setOpen] = useState(false);
  const [disclosed, setDisclosed] = useState(false);
  return (
    <div
      data-e2e="advanced_settings_container"
      className={`${open ? '' : 'collapsed'} ${css.advanced}`}
    >
      {open ? (
        <>
          <div data-e2e="user_perm_container" className={css.row}>
            <div className={css.label}>{words.allow}</div>
            <div className={css.checks}>
              {[words.allowComments, words.allowReuse].map((label) => (
                <label key={label}>
                  <input type="checkbox" defaultChecked />
                  {label}
                </label>
              ))}
            </div>
          </div>
          <div data-e2e="disclose_content_container" className={css.switchRow}>
            <div>
              <div className={css.label}>{words.disclose}</div>
              <p className={css.faint}>{words.discloseHint}</p>
            </div>
            <Switch label={words.disclose} checked={disclosed} onChange={setDisclosed} />
          </div>
          <AiLabel clip={clip} />
        </>
      ) : (
        <button type="button" className={`more-btn ${css.more}`} onClick={() => setOpen(true)}>
          <span>{words.showMore}</span>
          <Glyph name="down" size={16} />
        </button>
      )}
    </div>
  );
}

/** When, for whom, and behind "Show more" what else can be set. */
export function Settings({ clip }: { clip: Clip }): JSX.Element {
  const { words } = usePage();
  return (
    <section className={css.card}>
      <h2>{words.settings}</h2>
      <div data-e2e="schedule_container" className={css.row}>
        <div className={css.label}>{words.when}</div>
        <div className={css.checks}>
          <label>
            <input type="radio" name="postSchedule" value="post_now" defaultChecked />
            {words.now}
          </label>
          <label>
            <input type="radio" name="postSchedule" value="schedule" />
            {words.schedule}
          </label>
        </div>
      </div>
      <Visibility />
      <Advanced clip={clip} />
    </section>
  );
}
