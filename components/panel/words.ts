import { type GeneratedI18nStructure, i18n } from '#i18n';
import type { LookField, LookMeta } from '@/utils/engine/engine';
import { errorKey } from '@/utils/lib/error-key';
import type { ErrorCode } from '@/utils/lib/errors';
import { roundedSeconds } from './time-left';

type Key = keyof GeneratedI18nStructure;
/** What happened, what is safe, what to do. */
export function errorWords(code: ErrorCode): string {
  return i18n.t(errorKey(code));
}

/** A look's name on screen; one that the catalogue does not know yet goes by its own label. */
export function lookWords(look: LookMeta): string {
  return i18n.t(`look.${look.id}` as Extract<Key, `look.${string}`>) || look.label;
}

/** Name of one of a look's controls; one that the catalogue does not know yet goes by its id. */
export function fieldWords(look: LookMeta, field: LookField): string {
  const key = `field.${look.id}.${field.id}` as Extract<Key, `field.${string}`>;
  return i18n.t(key) || humanised(field.id);
}

/** `lineWeight` or `line-weight` as "Line weight". */
export function humanised(id: string): string {
  const words = id
    .replaceAll(/[-_]+/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** True for a control that picks one of a few things rather than how much of one. */
export function isPick(field: LookField): boolean {
  return field.step === 1 && field.max - field.min <= 3;
}

/** Name of one thing that such a control picks. */
export function pickWords(look: LookMeta, field: LookField, value: number): string {
  const key = `field.${look.id}.${field.id}_${value}` as Extract<Key, `field.${string}`>;
  return i18n.t(key) || String(value);
}

/** A control's value as words: a count as it is, anything finer as its place in the range. */
export function fieldValueWords(field: LookField, value: number): string {
  if (Number.isInteger(field.step) && field.max - field.min > 1) return String(value);
  const fraction = (value - field.min) / (field.max - field.min || 1);
  return i18n.t('panel.percent', [Math.round(fraction * 100)]);
}

/** A length of time as people say it, from rounded seconds: seconds, then minutes by halves. */
export function timeWords(seconds: number): string {
  const rounded = roundedSeconds(seconds);
  if (rounded < 90) return i18n.t('panel.seconds', rounded, [rounded]);
  const halves = Math.round(rounded / 30);
  const minutes = Math.floor(halves / 2);
  if (halves % 2 === 1) return i18n.t('panel.minutesHalf', [minutes]);
  return i18n.t('panel.minutes', minutes, [minutes]);
}
