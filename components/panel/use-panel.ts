import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import type {
  EraseStroke,
  LookMeta,
  LookOptions,
  Palette,
  PreviewRequest,
  Trim,
} from '@/utils/engine/engine';
import { MimError } from '@/utils/lib/errors';
import {
  type Choice,
  type ChoiceAction,
  choiceReducer,
  currentOptions,
  defaultOptions,
  FIRST_KEEP,
  FIRST_SEED,
  type Motion,
  type Transition,
} from './choice-state';
import { looksFor, offersOf } from './offers';
import { isPutBusy } from './put-state';
import { isHeldBack, isWorking } from './result-state';
import { type Shown, shownOf } from './shown';
import { type Source, targetOf } from './source-state';
import type { MakeRequest, Studio } from './studio';
import { firstTrim, isWhole, type TrimLimits, trimLimits } from './trim';
import { useDraft, usePreviews } from './use-previews';
import { usePut } from './use-put';
import { useRested } from './use-rested';
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
  /** A moving photo, where clips can be made. */
  motion?: Motion;
  /** Part of the clip it starts with. */
  trim?: Trim;
  palette?: Palette;
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
    as: firstAs(studio, start),
    transition: start?.reveal ?? 'wipe',
    motion: start?.motion ?? 'push',
    trim: start?.trim ?? null,
    palette: start?.palette ?? null,
  };
}

function firstAs(studio: Studio, start: PanelStart | undefined): Choice['as'] {
  if (studio.clips && start?.reveal) return 'reveal';
  if (studio.clips && start?.motion) return 'motion';
  return offersOf(studio).first;
}

/** What is to be made of a source, by the choices; `null` while there is none or no look for it. */
function requestOf(
  own: Source | null,
  look: LookMeta | null,
  choice: Choice,
  limits: TrimLimits,
): MakeRequest | null {
  if (!own || !look) return null;
  const clip = own.info.kind === 'clip';
  const seconds = own.info.clip?.seconds ?? 0;
  const trim = choice.trim ?? firstTrim(seconds, limits);
  return {
    source: own.file,
    look: look.id,
    options: currentOptions(choice, look),
    keep: choice.keep,
    seed: choice.seed,
    eraseBack: clip ? [] : choice.strokes,
    as: clip ? 'clip' : choice.as,
    ...(!clip && choice.as === 'reveal' ? { transition: choice.transition } : {}),
    ...(!clip && choice.as === 'motion' ? { motion: choice.motion } : {}),
    ...(clip && seconds > 0 && !isWhole(trim, seconds) ? { trim } : {}),
    ...(look.palette && choice.palette ? { palette: choice.palette } : {}),
    ...(own.parentId ? { parentId: own.parentId } : {}),
  };
}

/** Of a clip, the frame at `at` seconds. */
function previewOf(
  { look, options, keep, seed, palette }: MakeRequest,
  at: number,
): PreviewRequest {
  return { look, options, keep, seed, ...(palette ? { palette } : {}), ...(at > 0 && { at }) };
}

/** Everything the panel shows and does, without any words or elements. */
export function usePanel(studio: Studio, start?: PanelStart) {
  const state = useStudioState(studio);
  const offers = useMemo(() => offersOf(studio), [studio]);
  const source = useSource(studio, state.items);
  const [choice, chosen] = useReducer(choiceReducer, null, () => firstChoice(studio, start));
  const own = source.state.source;
  const file = own?.file ?? null;
  // what is about to be opened is told by the draft, so that no look is shown only to go again
  const kind = own?.info.kind ?? state.items[0]?.kind ?? 'photo';
  const looks = useMemo(() => looksFor(studio.looks, kind), [studio, kind]);
  // a look that is for photos only gives way while the source is a clip
  const look: LookMeta | null = looks.find(({ id }) => id === choice.look) ?? looks[0] ?? null;
  const limits = useMemo(() => trimLimits(studio.composer?.clipLimits), [studio]);

  // strokes and trim belong to one source: a new one starts without (a given start belongs to the first)
  const former = useRef<Blob | null>(null);
  useEffect(() => {
    if (!file) return;
    if (former.current !== null && former.current !== file) chosen({ type: 'new-source' });
    former.current = file;
  }, [file]);

  const request = useMemo(() => requestOf(own, look, choice, limits), [own, look, choice, limits]);
  const result = useResult(studio, request);

  // where the used part of a clip begins, once its slider rests: what is shown is what will be seen first
  const at = useRested(request?.trim?.from ?? 0, own);
  const thumbRequests = useMemo(
    () =>
      looks.map(
        (each): PreviewRequest => ({
          look: each.id,
          options: defaultOptions(each),
          keep: FIRST_KEEP,
          seed: FIRST_SEED,
          ...(at > 0 && { at }),
        }),
      ),
    [looks, at],
  );
  const lookId = look?.id ?? '';
  const lookAt = looks.findIndex(({ id }) => id === lookId);
  const thumbs = usePreviews(studio, file, thumbRequests, THUMB_PX, lookAt);
  // by its text: what a preview does not show, like the end of a clip, makes no other preview
  const draftKey = request && JSON.stringify(previewOf(request, at));
  const draftRequest = useMemo(
    (): PreviewRequest | null => (draftKey ? JSON.parse(draftKey) : null),
    [draftKey],
  );
  const full = isWorking(result.state) || isHeldBack(result.state);
  const draft = useDraft(studio, file, full ? draftRequest : null, DRAFT_PX);

  const thumb = thumbs[lookAt] ?? null;
  const shown: Shown | null = own
    ? shownOf({
        source: own.file,
        info: own.info,
        look: lookId,
        result: result.state,
        draft,
        thumb,
      })
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
  const put = usePut(studio, result.state, result.begin, target);
  inPost.current = put.state.inPost !== null;

  /** Stops what is under way: putting first; the making of a clip goes with the wish that waits for it. */
  const cancel = () => {
    const busy = isPutBusy(put.state);
    const waiting = put.state.phase === 'waiting' && result.state.held;
    if (busy) put.cancel();
    if (!busy || waiting) result.cancel();
  };

  const choose = useCallback(
    (action: ChoiceAction) => {
      // settings are those of the look that is shown, also where it stands in for another
      if (action.type === 'option' || action.type === 'reset-options')
        chosen({ type: 'look', look: lookId });
      chosen(action);
    },
    [lookId],
  );
  const as = request?.as ?? choice.as;
  const seconds = own?.info.clip?.seconds ?? 0;
  const trim = choice.trim ?? firstTrim(seconds, limits);
  const making = { state, offers, source, choice, choose, looks, look, kind, as, result };
  const { pace } = result.state;
  return { ...making, trim, seconds, pace, thumbs, thumb, shown, put, cancel };
}

export type PanelModel = ReturnType<typeof usePanel>;
