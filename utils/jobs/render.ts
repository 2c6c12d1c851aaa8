import type {
  Call,
  ClipCall,
  ClipResult,
  Engine,
  EraseStroke,
  LookMeta,
  LookOptions,
  MotionRequest,
  Palette,
  SourceInfo,
  StillResult,
  Trim,
} from '@/utils/engine';
import { LOOKS } from '@/utils/engine';
import { digest, type Recipe } from '@/utils/history';
import { throwIfAborted } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';
import { PLATFORM_METAS } from '@/utils/platforms/meta';
import type { PlatformId } from '@/utils/platforms/platform';
import { disclosureFor, stamp } from '@/utils/provenance';
import {
  clipFit,
  motionFrame,
  motionStill,
  REVEAL_FRAME,
  REVEAL_SECONDS,
  REVEAL_STILL,
  stillFit,
  usedPart,
} from './slot';

/** What is to be made of a source. */
export interface MakeSpec {
  platform: PlatformId | null;
  look: string;
  options: LookOptions;
  /** "How much of me stays", 0..1. */
  keep: number;
  seed: number;
  eraseBack: readonly EraseStroke[];
  /** `clip` for a clip of the user's, the others for a photo. */
  as: 'photo' | 'reveal' | 'motion' | 'clip';
  transition?: 'wipe' | 'brush' | 'push' | undefined;
  motion?: MotionRequest['motion'] | undefined;
  /** Part of a clip that is used; without it, all of it. */
  trim?: Trim | undefined;
  palette?: Palette | undefined;
  parentId?: string | undefined;
}

/** A finished result with everything the history needs of it. */
export interface Rendered {
  source: Blob;
  result: Blob;
  /** The picture that stands for the result: itself, or a clip's poster. */
  picture: Blob;
  recipe: Recipe;
  parentId: string | undefined;
  width: number;
  height: number;
  seconds?: number;
  sound?: boolean;
  /** Its sound could not be kept. */
  soundLost?: boolean;
  /** The source could not be read to its end. */
  partial?: boolean;
}

/** Shares of the whole work, for progress: the still of a clip, and everything before the stamp. */
const STILL_SHARE = 0.3;
const RENDER_SHARE = 0.96;

/** The look by its id; `bad-message` for one we do not have. */
export function lookOf(id: string): LookMeta {
  const meta = LOOKS.find((look) => look.id === id);
  if (!meta) throw new MimError('bad-message', 'look');
  return meta;
}

/** One thing to make: its source and what is asked for. */
interface Task {
  engine: Engine;
  source: Blob;
  info: SourceInfo;
  spec: MakeSpec;
}

/** What came out of the engine, and what the recipe says of it besides look and settings. */
interface Pixels {
  made: StillResult | ClipResult;
  recipe: Pick<Recipe, 'reveal' | 'motion' | 'clip'>;
}

/** The part of the work that a step is, for a call that reports progress over the whole. */
function part({ signal, onProgress }: Call, from: number, to: number): Call {
  return {
    ...(signal ? { signal } : {}),
    onProgress: (fraction) => onProgress?.(from + fraction * (to - from)),
  };
}

const drawn = ({ look, options, keep, seed, palette }: MakeSpec) => ({
  look,
  options,
  keep,
  seed,
  ...(palette ? { palette } : {}),
});

function stillOf({ engine, source, spec }: Task, fit: ReturnType<typeof stillFit>, call: Call) {
  return engine.still(source, { ...drawn(spec), eraseBack: spec.eraseBack, fit }, call);
}

async function photo(task: Task, call: Call): Promise<Pixels> {
  const { platform, look, keep, eraseBack } = task.spec;
  // What comes back of the photo is not flat.
  const flat = lookOf(look).flat === true && keep === 0 && eraseBack.length === 0;
  const fit = stillFit(platform, { flat });
  return { made: await stillOf(task, fit, part(call, 0, RENDER_SHARE)), recipe: {} };
}

async function reveal(task: Task, call: Call): Promise<Pixels> {
  const { engine, source, spec } = task;
  const still = await stillOf(task, REVEAL_STILL, part(call, 0, STILL_SHARE));
  const transition = spec.transition ?? 'wipe';
  const request = { ...REVEAL_FRAME, transition, seconds: REVEAL_SECONDS, seed: spec.seed };
  const rest = part(call, STILL_SHARE, RENDER_SHARE);
  const made = await engine.reveal(source, still.blob, request, rest);
  return { made, recipe: { reveal: { transition, seconds: made.seconds } } };
}

async function motion(task: Task, call: Call): Promise<Pixels> {
  const { engine, source, info, spec } = task;
  const frame = motionFrame(spec.platform, info);
  const still = await stillOf(task, motionStill(frame), part(call, 0, STILL_SHARE));
  const kind = spec.motion ?? 'push';
  const request = { ...frame, motion: kind, seed: spec.seed };
  const rest = part(call, STILL_SHARE, RENDER_SHARE);
  const made = await engine.motion(source, still.blob, request, rest);
  return { made, recipe: { motion: { kind, seconds: made.seconds } } };
}

async function clip(task: Task, call: ClipCall): Promise<Pixels> {
  const { engine, source, info, spec } = task;
  const request = {
    ...drawn(spec),
    ...(spec.trim ? { trim: usedPart(info, spec.trim) } : {}),
    fit: clipFit(spec.platform, info),
  };
  const { onFrame } = call;
  const made = await engine.clip(source, request, {
    ...part(call, 0, RENDER_SHARE),
    ...(onFrame ? { onFrame } : {}),
  });
  const used = usedPart(info, spec.trim);
  const sound = (info.clip?.sound ?? false) && !made.soundLost;
  return { made, recipe: { clip: { ...used, seconds: made.seconds, sound } } };
}

const WAYS = { photo, reveal, motion, clip } as const;

/**
 * Renders one recipe on this device and writes its provenance into the file, last. Rejects with the
 * engine's errors, `bad-message` where what is asked for does not go with the kind of source,
 * `too-large-for-site`.
 */
export async function render(
  engine: Engine,
  source: Blob,
  info: SourceInfo,
  spec: MakeSpec,
  call: ClipCall = {},
): Promise<Rendered> {
  const meta = lookOf(spec.look);
  if ((info.kind === 'clip') !== (spec.as === 'clip')) throw new MimError('bad-message', 'as');
  const hashed = digest(source, call.signal);
  hashed.catch(() => undefined);
  const { made, recipe: way } = await WAYS[spec.as]({ engine, source, info, spec }, call);
  const { digitalSourceType } = disclosureFor(meta.degree);
  const result = await stamp(made.blob, { digitalSourceType });
  throwIfAborted(call.signal);
  const limits =
    spec.platform && PLATFORM_METAS[spec.platform][spec.as === 'photo' ? 'photo' : 'clip'];
  if (limits && result.size > limits.maxBytes) throw new MimError('too-large-for-site');
  const recipe: Recipe = {
    v: 1,
    look: { id: meta.id, version: meta.version },
    options: { ...spec.options },
    keep: spec.keep,
    seed: spec.seed,
    eraseBack: spec.eraseBack.map(({ radius, points }) => ({
      radius,
      points: points.map(([x, y]): [number, number] => [x, y]),
    })),
    ...(spec.palette ? { palette: [...spec.palette] } : {}),
    provider: { id: 'on-device' },
    fit: {
      slot: spec.platform ?? 'studio',
      width: made.width,
      height: made.height,
      format: result.type as Recipe['fit']['format'],
    },
    ...way,
    source: { sha256: await hashed, kind: info.kind, width: info.width, height: info.height },
  };
  call.onProgress?.(1);
  return {
    source,
    result,
    picture: 'poster' in made ? made.poster : result,
    recipe,
    parentId: spec.parentId,
    width: made.width,
    height: made.height,
    ...('seconds' in made ? { seconds: made.seconds } : {}),
    ...(way.clip?.sound ? { sound: true } : {}),
    ...('soundLost' in made && made.soundLost ? { soundLost: true } : {}),
    ...('partial' in made && made.partial ? { partial: true } : {}),
  };
}
