import type { EraseStroke, LookMeta, LookOptions, Palette, Trim } from '@/utils/engine/engine';
import type { MakeRequest } from './studio';

export type Transition = NonNullable<MakeRequest['transition']>;
export type Motion = NonNullable<MakeRequest['motion']>;
/** What a photo can become; a clip becomes a clip. */
export type PhotoAs = Exclude<MakeRequest['as'], 'clip'>;

/** "How much of me stays" before the user touches it, 0..1: the look as it was made; one click uses the same. */
export const FIRST_KEEP = 0;
/** The seed of thumbnails and of first results, so that a result looks like its thumbnail. */
export const FIRST_SEED = 1;

/** Most strokes that a recipe holds. */
const MAX_STROKES = 500;

/** Everything the user has chosen about the result. */
export interface Choice {
  look: string;
  /** Options by look: going back to a look finds them as they were left. */
  options: Readonly<Record<string, LookOptions>>;
  keep: number;
  seed: number;
  strokes: readonly EraseStroke[];
  as: PhotoAs;
  transition: Transition;
  motion: Motion;
  /** Part of a clip; `null` while the user has not chosen one. */
  trim: Trim | null;
  /** Colours from a picture of the user's, for looks that take them. */
  palette: Palette | null;
}

export type ChoiceAction =
  | { type: 'look'; look: string }
  | { type: 'option'; id: string; value: number }
  | { type: 'reset-options' }
  | { type: 'keep'; keep: number }
  | { type: 'seed'; seed: number }
  | { type: 'surprise'; look: string; options: LookOptions; seed: number }
  | { type: 'stroke'; stroke: EraseStroke }
  | { type: 'undo-stroke' }
  | { type: 'clear-strokes' }
  | { type: 'as'; as: PhotoAs }
  | { type: 'transition'; transition: Transition }
  | { type: 'motion'; motion: Motion }
  | { type: 'trim'; trim: Trim | null }
  | { type: 'palette'; palette: Palette | null }
  /** Another source: what was chosen for one picture only goes. */
  | { type: 'new-source' };

/** Next choice after one move of the user's. */
export function choiceReducer(choice: Choice, action: ChoiceAction): Choice {
  switch (action.type) {
    case 'look':
      return choice.look === action.look ? choice : { ...choice, look: action.look };
    case 'option': {
      const options = { ...choice.options[choice.look], [action.id]: action.value };
      return { ...choice, options: { ...choice.options, [choice.look]: options } };
    }
    case 'reset-options': {
      const { [choice.look]: _gone, ...options } = choice.options;
      return { ...choice, options };
    }
    case 'keep':
      return { ...choice, keep: Math.min(1, Math.max(0, action.keep)) };
    case 'seed':
      return { ...choice, seed: action.seed >>> 0 };
    case 'surprise':
      return {
        ...choice,
        look: action.look,
        options: { ...choice.options, [action.look]: action.options },
        seed: action.seed >>> 0,
      };
    case 'stroke':
      if (choice.strokes.length >= MAX_STROKES) return choice;
      return { ...choice, strokes: [...choice.strokes, action.stroke] };
    case 'undo-stroke':
      return choice.strokes.length ? { ...choice, strokes: choice.strokes.slice(0, -1) } : choice;
    case 'clear-strokes':
      return choice.strokes.length ? { ...choice, strokes: [] } : choice;
    case 'as':
      return { ...choice, as: action.as };
    case 'transition':
      return { ...choice, transition: action.transition };
    case 'motion':
      return { ...choice, motion: action.motion };
    case 'trim':
      return { ...choice, trim: action.trim };
    case 'palette':
      return { ...choice, palette: action.palette };
    case 'new-source':
      return { ...choice, strokes: [], trim: null };
  }
}

/** The look's own defaults. */
export function defaultOptions(look: LookMeta): LookOptions {
  return Object.fromEntries(look.fields.map((field) => [field.id, field.default]));
}

/** What the chosen look's controls stand at: the user's values over the defaults. */
export function currentOptions(choice: Choice, look: LookMeta): LookOptions {
  return { ...defaultOptions(look), ...choice.options[look.id] };
}

/** A 32-bit unsigned integer from a random number in 0..1. */
export function seedFrom(random: () => number): number {
  return Math.floor(random() * 2 ** 32) >>> 0;
}

/**
 * Another look (where there is more than one), options somewhere in the middle three fifths of their
 * ranges, a new seed. `random` gives numbers in 0..1, 1 excluded.
 */
export function surprise(
  looks: readonly LookMeta[],
  current: string,
  random: () => number,
): Extract<ChoiceAction, { type: 'surprise' }> | null {
  const others = looks.length > 1 ? looks.filter((look) => look.id !== current) : looks;
  const look = others[Math.floor(random() * others.length)];
  if (!look) return null;
  const options = Object.fromEntries(
    look.fields.map((field) => {
      const span = field.max - field.min;
      const wanted = field.min + span * (0.2 + 0.6 * random());
      const steps = Math.round((wanted - field.min) / field.step);
      const value = Number((field.min + steps * field.step).toFixed(6));
      return [field.id, Math.min(field.max, value)];
    }),
  );
  return { type: 'surprise', look: look.id, options, seed: seedFrom(random) };
}
