import { i18n } from '#i18n';
import { humanised, lookWords } from '@/components/panel/words';
import type { LookMeta } from '@/utils/engine/engine';
import type { Creation } from '@/utils/history/schema';
import { MimError } from '@/utils/lib/errors';
import type { PlatformMeta } from '@/utils/platforms/platform';
import type { DayGroup } from './day-groups';

/** Name of a look on screen; a look that is gone is named by its id. */
export function lookName(looks: readonly LookMeta[], id: string): string {
  const look = looks.find((one) => one.id === id);
  return look ? lookWords(look) : humanised(id);
}

/** Name of a platform on screen. */
export function platformName(platforms: readonly PlatformMeta[], id: string): string {
  return platforms.find((platform) => platform.id === id)?.label ?? id;
}

const locale = () => i18n.t('@@ui_locale').replace('_', '-') || undefined;

/** Heading of a day: Today, Yesterday, or the date, with its year when that is not this one. */
export function dayName(group: Pick<DayGroup<unknown>, 'kind' | 'day'>, now: number): string {
  if (group.kind === 'today') return i18n.t('gallery.day.today');
  if (group.kind === 'yesterday') return i18n.t('gallery.day.yesterday');
  const sameYear = group.day.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(group.day);
}

/** A moment as a date with the time of day. */
export function momentName(at: number): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'short' }).format(at);
}

/** A moment as a short date. */
export function shortDate(at: number): string {
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short' }).format(at);
}

/** Bytes in the unit people read: kB, MB or GB, powers of ten as the operating systems show them. */
export function sizeName(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let value = Math.max(0, bytes);
  let index = 0;
  while (value >= 999.5 && index < units.length - 1) {
    value /= 1000;
    index++;
  }
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: units[index] ?? 'byte',
    unitDisplay: index === 0 ? 'long' : 'short',
    maximumFractionDigits: index < 2 || value >= 100 ? 0 : 1,
  }).format(value);
}

/** A fraction 0..1 in percent. */
export function percentName(fraction: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent' }).format(fraction);
}

/** An amount of money as a receipt shows it. */
export function priceName(cost: NonNullable<Creation['cost']>): string {
  return new Intl.NumberFormat(locale(), { style: 'currency', currency: cost.currency }).format(
    cost.amount,
  );
}

/** What the result is, in one honest sentence. */
export function provenanceSentence(creation: Creation): string {
  switch (creation.disclosure.digitalSourceType) {
    case 'algorithmicallyEnhanced':
      return i18n.t(
        creation.recipe.source.kind === 'clip'
          ? 'gallery.provenance.filterClip'
          : 'gallery.provenance.filter',
      );
    case 'compositeWithTrainedAlgorithmicMedia':
      return i18n.t('gallery.provenance.edited');
    case 'trainedAlgorithmicMedia':
      return i18n.t('gallery.provenance.generated');
  }
}

/** How much of an option was used, in a word: its place within the look's own range. */
export function amountName(value: number, min: number, max: number): string {
  const fraction = max > min ? (value - min) / (max - min) : 0;
  if (fraction < 0.1) return i18n.t('gallery.amount.least');
  if (fraction < 0.38) return i18n.t('gallery.amount.little');
  if (fraction < 0.63) return i18n.t('gallery.amount.middle');
  if (fraction < 0.9) return i18n.t('gallery.amount.lot');
  return i18n.t('gallery.amount.most');
}

/** What went wrong, what is safe, what to do. */
export function failureWords(error: unknown): string {
  return error instanceof MimError && error.code === 'storage-full'
    ? i18n.t('gallery.failed.storage')
    : i18n.t('gallery.failed.title');
}
