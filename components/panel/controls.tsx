import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { LookField, LookMeta } from '@/utils/engine/engine';
import { Button } from '../ui/button';
import { ChevronIcon, SlidersIcon } from '../ui/icons';
import { Segmented } from '../ui/segmented';
import { Slider } from '../ui/slider';
import { currentOptions, FIRST_KEEP } from './choice-state';
import { PaletteControl } from './palette-control';
import type { Studio } from './studio';
import type { PanelModel } from './use-panel';
import { fieldValueWords, fieldWords, isPick, pickWords } from './words';

interface ControlsProps {
  studio: Studio;
  panel: PanelModel;
  look: LookMeta;
  /** Fine tuning is open from the start: where there is room. */
  roomy: boolean;
}

/** How much of me stays, the look's own controls, and what it becomes. */
export function Controls({ studio, panel, look, roomy }: ControlsProps) {
  const { choice, choose } = panel;
  return (
    <section className="mim-controls">
      <Slider
        label={i18n.t('panel.keepSlider')}
        min={0}
        max={100}
        step={1}
        value={Math.round(choice.keep * 100)}
        valueText={i18n.t('panel.percent', [Math.round(choice.keep * 100)])}
        reset={FIRST_KEEP * 100}
        ends={{ low: i18n.t('panel.keepLess'), high: i18n.t('panel.keepMore') }}
        onChange={(percent) => choose({ type: 'keep', keep: percent / 100 })}
      />
      {(look.fields.length > 0 || look.palette) && (
        <Tuning key={String(roomy)} {...{ studio, panel, look, roomy }} />
      )}
      {panel.kind === 'photo' && <Becoming panel={panel} />}
    </section>
  );
}

/** What a photo becomes, and how. */
function Becoming({ panel }: { panel: PanelModel }) {
  const { choice, choose, offers } = panel;
  return (
    <>
      <div className="mim-controls__row mim-kinds">
        <span className="mim-label" aria-hidden="true">
          {i18n.t('panel.makeIt')}
        </span>
        <Segmented
          label={i18n.t('panel.makeIt')}
          value={choice.as}
          onChange={(as) => choose({ type: 'as', as })}
          choices={offers.kinds.map((id) => ({ id, label: i18n.t(KIND_WORDS[id]) }))}
        />
      </div>
      {choice.as === 'reveal' && (
        <div className="mim-controls__row">
          <span className="mim-label" aria-hidden="true">
            {i18n.t('panel.transition')}
          </span>
          <Segmented
            size="s"
            label={i18n.t('panel.transition')}
            value={choice.transition}
            onChange={(transition) => choose({ type: 'transition', transition })}
            choices={[
              { id: 'wipe', label: i18n.t('panel.wipe') },
              { id: 'brush', label: i18n.t('panel.brushOn') },
              { id: 'push', label: i18n.t('panel.pushIn') },
            ]}
          />
        </div>
      )}
      {choice.as === 'motion' && (
        <div className="mim-controls__row">
          <span className="mim-label" aria-hidden="true">
            {i18n.t('panel.motionHow')}
          </span>
          <Segmented
            size="s"
            label={i18n.t('panel.motionHow')}
            value={choice.motion}
            onChange={(motion) => choose({ type: 'motion', motion })}
            choices={[
              { id: 'push', label: i18n.t('panel.motionPush') },
              { id: 'parallax', label: i18n.t('panel.motionParallax') },
            ]}
          />
        </div>
      )}
    </>
  );
}

const KIND_WORDS = {
  photo: 'panel.photo',
  reveal: 'panel.reveal',
  motion: 'panel.motion',
} as const;

/** The look's own two or three controls, one level down. */
function Tuning({ studio, panel, look, roomy }: ControlsProps) {
  const [open, setOpen] = useState(roomy);
  const id = useId();
  const { choice, choose } = panel;
  const options = currentOptions(choice, look);
  const touched = choice.options[look.id] !== undefined;
  return (
    <div className="mim-tune">
      <div className="mim-tune__head">
        <Button
          look="ghost"
          size="s"
          icon={<SlidersIcon />}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {i18n.t('panel.tune')}
          <ChevronIcon className="mim-tune__chevron" />
        </Button>
        {touched && (
          <Button look="ghost" size="s" onClick={() => choose({ type: 'reset-options' })}>
            {i18n.t('panel.tuneReset')}
          </Button>
        )}
      </div>
      <div id={id} className="mim-tune__fields" hidden={!open}>
        {look.fields.map((field) => (
          <FieldControl
            key={field.id}
            look={look}
            field={field}
            value={options[field.id] ?? field.default}
            onChange={(value) => choose({ type: 'option', id: field.id, value })}
          />
        ))}
        {look.palette && (
          <PaletteControl
            studio={studio}
            palette={choice.palette}
            onPalette={(palette) => choose({ type: 'palette', palette })}
          />
        )}
      </div>
    </div>
  );
}

interface FieldControlProps {
  look: LookMeta;
  field: LookField;
  value: number;
  onChange: (value: number) => void;
}

/** One of the look's own controls: a few things to pick from, or how much of something. */
function FieldControl({ look, field, value, onChange }: FieldControlProps) {
  const label = fieldWords(look, field);
  if (!isPick(field))
    return (
      <Slider
        size="s"
        label={label}
        min={field.min}
        max={field.max}
        step={field.step}
        value={value}
        valueText={fieldValueWords(field, value)}
        reset={field.default}
        onChange={onChange}
      />
    );
  const values = Array.from({ length: field.max - field.min + 1 }, (_, at) => field.min + at);
  return (
    <div className="mim-controls__row mim-tune__pick">
      <span aria-hidden="true">{label}</span>
      <Segmented
        size="s"
        label={label}
        value={String(value)}
        onChange={(picked) => onChange(Number(picked))}
        choices={values.map((each) => ({
          id: String(each),
          label: pickWords(look, field, each),
        }))}
      />
    </div>
  );
}
