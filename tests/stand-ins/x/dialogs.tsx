import { type JSX, useState } from 'react';
import { css } from './css.ts';
import { Modal } from './layers.tsx';
import { usePage } from './page-context.ts';
import type { Disclosure, Item } from './use-draft.ts';

/** The media editor: one picture and its description, up to 1,000 characters. */
export function MediaDialog(props: {
  item: Item;
  onSave: (alt: string) => void;
  onClose: () => void;
}): JSX.Element {
  const { words } = usePage();
  const [alt, setAlt] = useState(props.item.alt);
  const save = (
    <button
      type="button"
      className={css.post}
      data-testid="endEditingButton"
      onClick={() => props.onSave(alt)}
    >
      {words.save}
    </button>
  );
  return (
    <Modal title={words.altTitle} extra={save} onClose={props.onClose}>
      <div className={css.mediaEditor}>
        {props.item.file.type.startsWith('video/') ? (
          <video src={props.item.url} muted controls />
        ) : (
          <img src={props.item.url} alt="" />
        )}
        <label>
          <span>{words.altField}</span>
          <textarea
            data-testid="altTextInput"
            maxLength={1000}
            rows={4}
            value={alt}
            onChange={(event) => setAlt(event.target.value)}
          />
          <small>{alt.length}/1,000</small>
        </label>
      </div>
    </Modal>
  );
}

/** The site's own labels for how a post was made. Its switches carry no testid. */
export function DisclosureDialog(props: {
  value: Disclosure;
  onChange: (value: Disclosure) => void;
  onClose: () => void;
}): JSX.Element {
  const { words } = usePage();
  const { value, onChange } = props;
  const done = (
    <button type="button" className={css.post} onClick={props.onClose}>
      {words.done}
    </button>
  );
  return (
    <Modal title={words.disclosureTitle} extra={done} small onClose={props.onClose}>
      <div className={css.disclosure}>
        <p>{words.disclosureText}</p>
        <Switch
          label={words.madeWithAi}
          on={value.ai}
          onToggle={() => onChange({ ...value, ai: !value.ai })}
        />
        <Switch
          label={words.paid}
          on={value.paid}
          onToggle={() => onChange({ ...value, paid: !value.paid })}
        />
      </div>
    </Modal>
  );
}

function Switch(props: { label: string; on: boolean; onToggle: () => void }): JSX.Element {
  return (
    <label className={css.switch}>
      <span>{props.label}</span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={props.on}
        checked={props.on}
        onChange={props.onToggle}
      />
    </label>
  );
}
