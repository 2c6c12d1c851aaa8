import { useId } from 'react';
import { i18n } from '#i18n';
import { lookWords } from '@/components/panel/words';
import type { LookMeta } from '@/utils/engine/engine';

interface FavouriteLookProps {
  looks: readonly LookMeta[];
  /** Id of the look of one click, or `null` for none. */
  chosen: string | null;
  onChange: (look: string | null) => void;
}

/** The look that one click makes, or none. */
export function FavouriteLook({ looks, chosen, onChange }: FavouriteLookProps) {
  const name = useId();
  const known = looks.some((look) => look.id === chosen);
  const choices = [
    { id: null, label: i18n.t('settings.favourite.none') },
    ...looks.map((look) => ({ id: look.id, label: lookWords(look) })),
  ];
  return (
    <fieldset className="set-looks">
      <legend className="gal-hidden">{i18n.t('settings.favourite.label')}</legend>
      {choices.map(({ id, label }) => (
        <label key={id ?? ''} className="set-look">
          <input
            type="radio"
            name={name}
            checked={id === null ? !known : id === chosen}
            onChange={() => onChange(id)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
