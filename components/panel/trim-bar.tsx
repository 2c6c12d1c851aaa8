import { i18n } from '#i18n';
import { SpanSlider } from '../ui/span-slider';
import type { Studio } from './studio';
import { CEILING_SECONDS, canTrim, clock, movedTrim, trimLimits } from './trim';
import type { PanelModel } from './use-panel';
import { timeWords } from './words';

interface TrimBarProps {
  studio: Studio;
  panel: PanelModel;
  /** The moment of the clip to look at while it is being chosen, in seconds. */
  onScrub: (seconds: number | null) => void;
}

/** A clip longer than this is worth a word about the time it takes, in seconds. */
const LONG_SECONDS = 30;

/** Which part of a clip is used. */
export function TrimBar({ studio, panel, onScrub }: TrimBarProps) {
  const { seconds, trim } = panel;
  if (panel.kind !== 'clip' || !canTrim(seconds)) return null;
  const limits = trimLimits(studio.composer?.clipLimits);
  const length = clock(trim.to - trim.from);
  const all = trim.from <= 0.05 && trim.to >= seconds - 0.05;
  const note = noteWords(studio, panel);
  return (
    <section className="mim-trim">
      <SpanSlider
        label={i18n.t('panel.trim')}
        fromLabel={i18n.t('panel.trimFrom')}
        toLabel={i18n.t('panel.trimTo')}
        min={0}
        max={Math.max(1, Math.floor(seconds * 10) / 10)}
        step={0.1}
        from={trim.from}
        to={trim.to}
        valueText={(value) => clock(value, true)}
        text={
          all
            ? i18n.t('panel.trimAll', [length])
            : i18n.t('panel.trimPart', [clock(trim.from), clock(trim.to), length])
        }
        onChange={(end, value) => {
          onScrub(value);
          panel.choose({ type: 'trim', trim: movedTrim(trim, end, value, seconds, limits) });
        }}
        onRelease={() => onScrub(null)}
      />
      {note && <p className="mim-trim__note">{note}</p>}
    </section>
  );
}

/** What there is to know about the length, the most important first. */
function noteWords(studio: Studio, { seconds, trim, pace }: PanelModel): string {
  const { composer } = studio;
  const limits = trimLimits(composer?.clipLimits);
  const length = trim.to - trim.from;
  const work = pace === null ? null : pace * length;
  const said: string[] = [];
  if (composer && length > limits.usual + 0.05)
    said.push(i18n.t('panel.trimSome', [composer.platformLabel, clock(limits.usual)]));
  else if (seconds > limits.most && length > limits.most - 1)
    said.push(
      composer && limits.most < CEILING_SECONDS
        ? i18n.t('panel.trimMost', [composer.platformLabel, clock(limits.most)])
        : i18n.t('panel.trimCeiling', [clock(limits.most)]),
    );
  else if (composer && seconds > limits.usual && length > limits.usual - 1)
    said.push(i18n.t('panel.trimMost', [composer.platformLabel, clock(limits.usual)]));
  if (work !== null && work > 20) said.push(i18n.t('panel.trimWork', [timeWords(work)]));
  else if (work === null && length > LONG_SECONDS) said.push(i18n.t('panel.trimLong'));
  return said.join(' ');
}
