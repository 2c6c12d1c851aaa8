import type { Call, Engine, EraseStroke, LookOptions, SourceInfo } from '@/utils/engine';
import { LOOKS } from '@/utils/engine';
import { type Creation, digest, type History, type Recipe } from '@/utils/history';
import { throwIfAborted } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';
import { uuidv7 } from '@/utils/lib/uuid';
import { PLATFORM_METAS } from '@/utils/platforms/meta';
import type { PlatformId } from '@/utils/platforms/platform';
import { disclosureFor, stamp } from '@/utils/provenance';
import { REVEAL_FRAME, REVEAL_SECONDS, stillFit } from './slot';

/** What is to be made of a source. */
export interface MakeSpec {
  platform: PlatformId | null;
  look: string;
  options: LookOptions;
  keep: number;
  seed: number;
  eraseBack: readonly EraseStroke[];
  as: 'photo' | 'reveal';
  transition?: 'wipe' | 'brush' | 'push' | undefined;
  parentId?: string | undefined;
}

export interface MadeResult {
  jobId: string;
  blob: Blob;
  name: string;
  width: number;
  height: number;
  seconds?: number;
}

interface Finished {
  source: Blob;
  result: Blob;
  /** The picture that stands for the result: itself, or a clip's poster. */
  picture: Blob;
  recipe: Recipe;
  parentId: string | undefined;
  /** Set once it is in the history. */
  creationId?: Promise<string>;
}

/**
 * Runs recipes. A result that the user has not kept lives here only, in memory, the last few at a
 * time; a client that comes back after this page was stopped makes it again from the same seed.
 */
export interface Jobs {
  make(source: Blob, info: SourceInfo, spec: MakeSpec, call?: Call): Promise<MadeResult>;
  /** Writes a made result into the history, once; with a use, notes where it went. Returns the creation's id. */
  commit(jobId: string, use?: { platform: PlatformId; surface: string }): Promise<string>;
  /** One click: make with the look's defaults and write it into the history. */
  restyle(file: Blob, platform: PlatformId, look: string, call?: Call): Promise<MadeResult>;
}

/** Unkept results held at a time. */
const MAX_FINISHED = 12;
/** How much of the photo stays unless the user says otherwise. */
export const DEFAULT_KEEP = 0;
const ONE_CLICK_SEED = 1;

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
};

export function createJobs(parts: { engine: Engine; history: History }): Jobs {
  const { engine, history } = parts;
  const finished = new Map<string, Finished>();

  function remember(jobId: string, job: Finished): void {
    finished.set(jobId, job);
    for (const key of finished.keys()) {
      if (finished.size <= MAX_FINISHED) break;
      finished.delete(key);
    }
  }

  async function make(
    source: Blob,
    info: SourceInfo,
    spec: MakeSpec,
    { signal, onProgress }: Call = {},
  ): Promise<MadeResult> {
    const meta = LOOKS.find(({ id }) => id === spec.look);
    if (!meta) throw new MimError('bad-message', 'look');
    if (info.kind !== 'photo') throw new MimError('clip-unsupported');
    const reveal = spec.as === 'reveal';
    const hashed = digest(source);
    hashed.catch(() => undefined);
    const still = await engine.still(
      source,
      {
        look: meta.id,
        options: spec.options,
        keep: spec.keep,
        seed: spec.seed,
        eraseBack: spec.eraseBack,
        fit: reveal
          ? { maxWidth: 2160, maxHeight: 1920, type: 'image/jpeg', quality: 0.95 }
          : stillFit(spec.platform),
      },
      { signal, onProgress: (part) => onProgress?.(reveal ? part * 0.3 : part * 0.95) },
    );
    const transition = spec.transition ?? 'wipe';
    const clip = reveal
      ? await engine.reveal(
          source,
          still.blob,
          { ...REVEAL_FRAME, transition, seconds: REVEAL_SECONDS, seed: spec.seed },
          { signal, onProgress: (part) => onProgress?.(0.3 + part * 0.68) },
        )
      : null;
    const made = clip ?? still;
    const disclosure = disclosureFor(meta.degree);
    const blob = await stamp(made.blob, { digitalSourceType: disclosure.digitalSourceType });
    throwIfAborted(signal);
    const limits = spec.platform && PLATFORM_METAS[spec.platform][reveal ? 'clip' : 'photo'];
    if (limits && blob.size > limits.maxBytes) throw new MimError('too-large-for-site');
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
      provider: { id: 'on-device' },
      fit: {
        slot: spec.platform ?? 'studio',
        width: made.width,
        height: made.height,
        format: blob.type as Recipe['fit']['format'],
      },
      ...(clip ? { reveal: { transition, seconds: clip.seconds } } : {}),
      source: {
        sha256: await hashed,
        kind: 'photo',
        width: info.width,
        height: info.height,
      },
    };
    const jobId = uuidv7();
    remember(jobId, {
      source,
      result: blob,
      picture: clip?.poster ?? blob,
      recipe,
      parentId: spec.parentId,
    });
    onProgress?.(1);
    return {
      jobId,
      blob,
      name: `mine-in-${meta.id}.${EXTENSIONS[blob.type] ?? 'bin'}`,
      width: made.width,
      height: made.height,
      ...(clip ? { seconds: clip.seconds } : {}),
    };
  }

  async function write(jobId: string, job: Finished): Promise<string> {
    const meta = LOOKS.find(({ id }) => id === job.recipe.look.id);
    const [thumb, result] = await Promise.all([engine.thumbnail(job.picture), digest(job.result)]);
    const thumbSha = await digest(thumb.blob);
    const creation: Creation = {
      // The job's id is the creation's: writing it twice is writing it once.
      id: jobId,
      v: 1,
      createdAt: Date.now(),
      recipe: job.recipe,
      media: { original: job.recipe.source.sha256, result, thumb: thumbSha },
      thumbhash: btoa(String.fromCharCode(...thumb.thumbhash)),
      ...(job.parentId ? { parentId: job.parentId } : {}),
      disclosure: disclosureFor(meta?.degree ?? 'algorithmicallyEnhanced'),
      uses: [],
      favourite: false,
      note: '',
    };
    await history.add({
      creation,
      blobs: [job.source, job.result, thumb.blob],
      words: meta ? [meta.label] : [],
    });
    return jobId;
  }

  async function commit(
    jobId: string,
    use?: { platform: PlatformId; surface: string },
  ): Promise<string> {
    const job = finished.get(jobId);
    if (!job) throw new MimError('session-expired', 'job');
    if (!job.creationId) {
      job.creationId = write(jobId, job);
      job.creationId.catch(() => {
        delete job.creationId;
      });
    }
    const id = await job.creationId;
    if (use) await history.noteUse(id, { ...use, at: Date.now() });
    return id;
  }

  return {
    make,
    commit,
    async restyle(file, platform, look, call = {}) {
      const meta = LOOKS.find(({ id }) => id === look);
      if (!meta) throw new MimError('bad-message', 'look');
      const info = await engine.inspect(file, call);
      const made = await make(
        file,
        info,
        {
          platform,
          look,
          options: Object.fromEntries(meta.fields.map((field) => [field.id, field.default])),
          keep: DEFAULT_KEEP,
          seed: ONE_CLICK_SEED,
          eraseBack: [],
          as: 'photo',
        },
        call,
      );
      await commit(made.jobId);
      return made;
    },
  };
}
