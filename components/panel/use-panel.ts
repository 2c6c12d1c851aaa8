import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import type { EraseStroke, LookMeta, LookOptions, PreviewRequest } from '@/utils/engine/engine';
import { MimError } from '@/utils/lib/errors';
import {
  type Choice,
  type ChoiceAction,
  choiceReducer,
  currentOptions,
  defaultOptions,
  FIRST_KEEP,
  FIRST_SEED,
  type Transition,
} from './choice-state';
import { offersOf } from './offers';
import { isWorking } from './result-state';
import { type Shown, shownOf } from './shown';
import { targetOf } from './source-state';
import type { MakeRequest, Studio } from './studio';
import { useDraft, usePreviews } from './use-previews';
import { usePut } from './use-put';
import { useResult } from './use-result';
import { useSource } from './use-source';
import { useStudioState } from './use-studio-state';

/** Where a panel starts instead of at the defaults: a creation to be made differently. */
export interface PanelStart {
  look?: string;
  options?: LookOptions;
  keep?: number;
  seed?: number;
  eraseBack?: readonly EraseStroke[];
  /** A reveal clip with this transition, where clips can be made. */
  reveal?: Transition;
}

const THUMB_PX = 240;
const DRAFT_PX = 640;

function firstChoice(studio: Studio, start: PanelStart | undefined): Choice {
  const known = (id: string | null | undefined) => studio.looks.find((look) => look.id === id)?.id;
  const look = known(start?.look) ?? known(studio.state().favouriteLook) ?? studio.looks[0]?.id;
  return {
    look: look ?? '',
    options: look && start?.options ? { [look]: start.options } : {},
    keep: start?.keep ?? FIRST_KEEP,
    seed: start?.seed ?? FIRST_SEED,
    strokes: start?.eraseBack ?? [],
    as: start?.reveal && studio.clips ? 'reveal' : offersOf(studio).first,
    transition: start?.reveal ?? 'wipe',
  };
}

/** Everything the panel shows and does, without any words or elements. */
export function usePanel(studio: Studio, start?: PanelStart) {
  const state = useStudioState(studio);
  const offers = useMemo(() => offersOf(studio), [studio]);
  const source = useSource(studio, state.items);
  const [choice, chosen] = useReducer(choiceReducer, null, () => firstChoice(studio, start));
  const own = source.state.source;
  const file = own?.file ?? null;
  const look: LookMeta | null = studio.looks.find(({ id }) => id === choice.look) ?? null;

  // strokes belong to one picture: a new one starts without (a given start belongs to the first)
  const painted = useRef<Blob | null>(null);
  useEffect(() => {
    if (!file) return;
    if (painted.current !== null && painted.current !== file) chosen({ type: 'clear-strokes' });
    painted.current = file;
  }, [file]);

  const request = useMemo((): MakeRequest | null => {
    if (!own || !look) return null;
    return {
      source: own.file,
      look: look.id,
      options: currentOptions(choice, look),
      keep: choice.keep,
      seed: choice.seed,
      eraseBack: choice.strokes,
      as: choice.as,
      ...(choice.as === 'reveal' ? { transition: choice.transition } : {}),
      ...(own.parentId ? { parentId: own.parentId } : {}),
    };
  }, [own, look, choice]);
  const result = useResult(studio, request);

  const thumbRequests = useMemo(
    () =>
      studio.looks.map(
        (each): PreviewRequest => ({
          look: each.id,
          options: defaultOptions(each),
          keep: FIRST_KEEP,
          seed: FIRST_SEED,
        }),
      ),
    [studio],
  );
  const thumbs = usePreviews(studio, file, thumbRequests, THUMB_PX);
  const draftRequest = useMemo((): PreviewRequest | null => {
    if (!request) return null;
    const { look: id, options, keep, seed } = request;
    return { look: id, options, keep, seed };
  }, [request]);
  const draft = useDraft(studio, file, isWorking(result.state) ? draftRequest : null, DRAFT_PX);

  const thumb = thumbs[studio.looks.findIndex(({ id }) => id === choice.look)] ?? null;
  const shown: Shown | null = file
    ? shownOf({ source: file, look: choice.look, result: result.state, draft, thumb })
    : null;

  const inPost = useRef(false);
  /** The source whose photo was found to be gone from the post; said once, then it is added. */
  const told = useRef<typeof own>(null);
  const target = useCallback(() => {
    const { items } = studio.state();
    const found = targetOf(own?.item ?? null, items, inPost.current);
    if (own?.item && !found && items.length > 0 && told.current !== own) {
      told.current = own;
      throw new MimError('draft-changed');
    }
    return found;
  }, [own, studio]);
  const put = usePut(studio, result.state, target);
  inPost.current = put.state.inPost !== null;

  const choose = useCallback((action: ChoiceAction) => chosen(action), []);
  return { state, offers, source, choice, choose, look, result, thumbs, thumb, shown, put };
}

export type PanelModel = ReturnType<typeof usePanel>;
