import type { Call, Engine, EraseStroke, LookMeta, LookOptions, SourceInfo } from '@/utils/engine';
import { LOOKS } from '@/utils/engine';
import { digest, type Recipe } from '@/utils/history';
import { throwIfAborted } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';
import { PLATFORM_METAS } from '@/utils/platforms/meta';
import type { PlatformId } from '@/utils/platforms/platform';
import { disclosureFor, stamp } from '@/utils/provenance';
import { REVEAL_FRAME, REVEAL_SECONDS, REVEAL_STILL, stillFit } from './slot';

/** What is to be made of a source. */
export interface MakeSpec {
  platform: PlatformId | null;
  look: string;
  options: LookOptions;
  /** "How much of me stays", 0..1. */
  keep: number;
  seed: number;
  eraseBack: readonly EraseStroke[];
  as: 'photo' | 'reveal';
  transition?: 'wipe' | 'brush' | 'push' | undefined;
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
}

/** Shares of the whole work, for progress: the still of a reveal clip, and everything before the stamp. */
const STILL_SHARE = 0.3;
const RENDER_SHARE = 0.96;

/** The look by its id; `bad-message` for one we do not have. */
export function lookOf(id: string): LookMeta {
  const meta = LOOKS.find((look) => look.id === id);
  if (!meta) throw new MimError('bad-message', 'look');
  return meta;
}

/**
 * Renders one recipe on this device and writes its provenance into the file, last. Rejects with the
 * engine's errors, `clip-unsupported` for a clip as source, `too-large-for-site`.
 */
export async function render(
  engine: Engine,
  source: Blob,
  info: SourceInfo,
  spec: MakeSpec,
  { signal, onProgress }: Call = {},
): Promise<Rendered> {
  const meta = lookOf(spec.look);
  if (info.kind !== 'photo') throw new MimError('clip-unsupported');
  const reveal = spec.as === 'reveal';
  const hashed = digest(source);
  hashed.catch(() => undefined);
  const stillShare = reveal ? STILL_SHARE : RENDER_SHARE;
  const { look, options, keep, seed, eraseBack } = spec;
  const still = await engine.still(
    source,
    { look, options, keep, seed, eraseBack, fit: reveal ? REVEAL_STILL : stillFit(spec.platform) },
    { signal, onProgress: (part) => onProgress?.(part * stillShare) },
  );
  const transition = spec.transition ?? 'wipe';
  const clip = reveal
    ? await engine.reveal(
        source,
        still.blob,
        { ...REVEAL_FRAME, transition, seconds: REVEAL_SECONDS, seed },
        {
          signal,
          onProgress: (part) => onProgress?.(STILL_SHARE + part * (RENDER_SHARE - STILL_SHARE)),
        },
      )
    : null;
  const made = clip ?? still;
  const { digitalSourceType } = disclosureFor(meta.degree);
  const result = await stamp(made.blob, { digitalSourceType });
  throwIfAborted(signal);
  const limits = spec.platform && PLATFORM_METAS[spec.platform][reveal ? 'clip' : 'photo'];
  if (limits && result.size > limits.maxBytes) throw new MimError('too-large-for-site');
  const recipe: Recipe = {
    v: 1,
    look: { id: meta.id, version: meta.version },
    options: { ...options },
    keep,
    seed,
    eraseBack: eraseBack.map(({ radius, points }) => ({
      radius,
      points: points.map(([x, y]): [number, number] => [x, y]),
    })),
    provider: { id: 'on-device' },
    fit: {
      slot: spec.platform ?? 'studio',
      width: made.width,
      height: made.height,
      format: result.type as Recipe['fit']['format'],
    },
    ...(clip ? { reveal: { transition, seconds: clip.seconds } } : {}),
    source: { sha256: await hashed, kind: 'photo', width: info.width, height: info.height },
  };
  onProgress?.(1);
  return {
    source,
    result,
    picture: clip?.poster ?? result,
    recipe,
    parentId: spec.parentId,
    width: made.width,
    height: made.height,
    ...(clip ? { seconds: clip.seconds } : {}),
  };
}
