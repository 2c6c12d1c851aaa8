import { type ReactNode, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Swatches } from '@/components/panel/swatches';
import { clock } from '@/components/panel/trim';
import { fieldWords } from '@/components/panel/words';
import type { LookMeta } from '@/utils/engine/engine';
import type { Creation } from '@/utils/history/schema';
import type { PlatformMeta } from '@/utils/platforms/platform';
import {
  amountName,
  lookName,
  momentName,
  percentName,
  platformName,
  priceName,
  provenanceSentence,
  shortDate,
  sizeName,
} from './words';

interface DetailsProps {
  creation: Creation;
  /** Bytes of the result, once it is read. */
  bytes: number | null;
  looks: readonly LookMeta[];
  platforms: readonly PlatformMeta[];
  onNote: (note: string) => void;
}

/** How a creation was made and where it went, in words. */
export function Details({ creation, bytes, looks, platforms, onNote }: DetailsProps) {
  const { recipe, cost, uses } = creation;
  const look = looks.find((one) => one.id === recipe.look.id);
  const options = (look?.fields ?? []).flatMap((field) => {
    const value = recipe.options[field.id];
    if (!look || value === undefined) return [];
    const amount = amountName(value, field.min, field.max);
    return [{ id: field.id, name: fieldWords(look, field), amount }];
  });
  return (
    <section className="gal-details" aria-label={i18n.t('gallery.details.label')}>
      <p className="gal-provenance">{provenanceSentence(creation)}</p>
      <dl className="gal-facts">
        <Fact name={i18n.t('gallery.details.made')}>{momentName(creation.createdAt)}</Fact>
        <Fact name={i18n.t('gallery.details.look')}>{lookName(looks, recipe.look.id)}</Fact>
        {options.length > 0 && (
          <Fact name={i18n.t('gallery.details.options')}>
            <ul className="gal-options">
              {options.map(({ id, name, amount }) => (
                <li key={id}>
                  {name} <span className="gal-quiet">{amount}</span>
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {recipe.palette && (
          <Fact name={i18n.t('gallery.details.colours')}>
            <Swatches palette={recipe.palette} />
          </Fact>
        )}
        {recipe.clip && <ClipFacts clip={recipe.clip} />}
        <Fact name={i18n.t('gallery.details.keep')}>
          {recipe.keep > 0
            ? i18n.t('gallery.details.keepValue', [percentName(recipe.keep)])
            : i18n.t('gallery.details.keepNone')}
        </Fact>
        <Fact name={i18n.t('gallery.details.size')}>
          {i18n.t('gallery.details.sizeValue', [
            recipe.fit.width,
            recipe.fit.height,
            bytes === null ? '…' : sizeName(bytes),
          ])}
        </Fact>
        <Fact name={i18n.t('gallery.details.cost')}>
          {cost && cost.amount > 0 ? priceName(cost) : i18n.t('gallery.details.free')}
        </Fact>
        <Fact name={i18n.t('gallery.details.used')}>
          {uses.length === 0 ? (
            i18n.t('gallery.details.usedNowhere')
          ) : (
            <ul className="gal-options">
              {uses.map((use) => (
                <li key={`${use.platform} ${use.at}`}>
                  {i18n.t('gallery.details.usedAt', [
                    platformName(platforms, use.platform),
                    shortDate(use.at),
                  ])}
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </dl>
      {recipe.eraseBack.length > 0 && (
        <p className="gal-quiet">{i18n.t('gallery.details.erased')}</p>
      )}
      <Note key={creation.id} note={creation.note} onNote={onNote} />
    </section>
  );
}

/** Which part of a clip was used, and whether its sound is there. */
function ClipFacts({ clip }: { clip: NonNullable<Creation['recipe']['clip']> }) {
  const { from, to, sound } = clip;
  return (
    <>
      <Fact name={i18n.t('gallery.details.part')}>
        {i18n.t('gallery.details.partValue', [clock(from), clock(to)])}
      </Fact>
      <Fact name={i18n.t('gallery.details.sound')}>
        {i18n.t(sound ? 'gallery.details.soundKept' : 'gallery.details.soundNone')}
      </Fact>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="gal-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A line to find it by; kept when the field is left, in whichever way. */
function Note({ note, onNote }: { note: string; onNote: (note: string) => void }) {
  const [text, setText] = useState(note);
  useEffect(() => setText(note), [note]);
  const save = () => {
    if (text !== note) onNote(text);
  };
  // A field that goes away with the dialog is not left first.
  const last = useRef(save);
  last.current = save;
  useEffect(() => () => last.current(), []);
  return (
    <label className="gal-note">
      <span>{i18n.t('gallery.details.note')}</span>
      <textarea
        rows={2}
        maxLength={2000}
        value={text}
        placeholder={i18n.t('gallery.details.noteHint')}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
      />
    </label>
  );
}
