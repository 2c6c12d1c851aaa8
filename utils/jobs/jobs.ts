import type { Call, ClipCall, Engine, SourceInfo } from '@/utils/engine';
import type { Creation, History } from '@/utils/history';
import { digest } from '@/utils/history';
import { MimError } from '@/utils/lib/errors';
import { uuidv7 } from '@/utils/lib/uuid';
import type { PlatformId } from '@/utils/platforms/platform';
import { disclosureFor } from '@/utils/provenance';
import { type ActiveJobs, forgetJob, interruptedJobs, recordJob, writeCreation } from './record';
import { lookOf, type MakeSpec, type Rendered, render } from './render';

export interface MadeResult {
  jobId: string;
  blob: Blob;
  name: string;
  width: number;
  height: number;
  /** For clips. */
  seconds?: number;
  /** It has sound. */
  sound?: boolean;
  /** Its sound could not be kept. */
  soundLost?: boolean;
  /** The source could not be read to its end: this is what there was until then. */
  partial?: boolean;
}

interface Finished extends Rendered {
  /** Set once it is being written into the history. */
  creationId?: Promise<string>;
}

/**
 * Runs recipes. What the panel tries out lives here only, in memory, the last few at a time; a client
 * that comes back after this page was stopped makes it again from the same seed. One click is a
 * durable job: written before it runs, and finished at the next start when it was cut off.
 */
export interface Jobs {
  make(source: Blob, info: SourceInfo, spec: MakeSpec, call?: ClipCall): Promise<MadeResult>;
  /** Writes a made result into the history, once; with a use, notes where it went. Returns the creation's id. */
  commit(jobId: string, use?: { platform: PlatformId; surface: string }): Promise<string>;
  /** One click: make with the look's defaults and write it into the history. */
  restyle(file: Blob, platform: PlatformId, look: string, call?: Call): Promise<MadeResult>;
  /** Finishes durable jobs that were cut off; what cannot be finished is given up quietly. */
  resumeAll(): Promise<void>;
}

/** Unkept results held at a time, by number and by bytes; the newest is held whatever its size. */
const MAX_FINISHED = 12;
const MAX_FINISHED_BYTES = 512 * 1024 * 1024;
/** How much of the photo stays, and the seed, with one click: as the panel begins. */
const ONE_CLICK_KEEP = 0;
const ONE_CLICK_SEED = 1;

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
};

function told(jobId: string, rendered: Rendered): MadeResult {
  const { result, recipe, width, height, seconds, sound, soundLost, partial } = rendered;
  return {
    jobId,
    blob: result,
    // A clean name: TikTok fills the caption with it.
    name: `mine-in-${recipe.look.id}.${EXTENSIONS[result.type] ?? 'bin'}`,
    width,
    height,
    ...(seconds === undefined ? {} : { seconds }),
    ...(sound ? { sound } : {}),
    ...(soundLost ? { soundLost } : {}),
    ...(partial ? { partial } : {}),
  };
}

export function createJobs({ engine, history }: { engine: Engine; history: History }): Jobs {
  const finished = new Map<string, Finished>();
  const active: ActiveJobs = new Set();

  function remember(jobId: string, rendered: Rendered): MadeResult {
    finished.set(jobId, rendered);
    let bytes = [...finished.values()].reduce((sum, { result }) => sum + result.size, 0);
    for (const [key, { result }] of finished) {
      const fits = finished.size <= MAX_FINISHED && bytes <= MAX_FINISHED_BYTES;
      if (fits || key === jobId) break;
      finished.delete(key);
      bytes -= result.size;
    }
    return told(jobId, rendered);
  }

  async function write(jobId: string, job: Finished): Promise<string> {
    const meta = lookOf(job.recipe.look.id);
    const [thumb, result] = await Promise.all([engine.thumbnail(job.picture), digest(job.result)]);
    const creation: Creation = {
      // The job's id is the creation's: writing it twice is writing it once.
      id: jobId,
      v: 1,
      createdAt: Date.now(),
      recipe: job.recipe,
      media: {
        original: job.recipe.source.sha256,
        result,
        thumb: await digest(thumb.blob),
      },
      thumbhash: btoa(String.fromCharCode(...thumb.thumbhash)),
      ...(job.parentId ? { parentId: job.parentId } : {}),
      disclosure: disclosureFor(meta.degree),
      uses: [],
      favourite: false,
      note: '',
    };
    await writeCreation(history, {
      creation,
      blobs: [job.source, job.result, thumb.blob],
      words: [meta.label],
    });
    return jobId;
  }

  async function commit(
    jobId: string,
    use?: { platform: PlatformId; surface: string },
  ): Promise<string> {
    const job = finished.get(jobId);
    if (!job) throw new MimError('session-expired', 'job');
    job.creationId ??= write(jobId, job).catch((thrown: unknown) => {
      delete job.creationId;
      throw thrown;
    });
    const id = await job.creationId;
    if (use) await history.noteUse(id, { ...use, at: Date.now() });
    return id;
  }

  async function make(source: Blob, info: SourceInfo, spec: MakeSpec, call?: ClipCall) {
    return remember(uuidv7(), await render(engine, source, info, spec, call));
  }

  /** Renders and writes a job that is on record. The record goes with the creation, or with the hope of one. */
  async function runRecorded(
    recorded: Promise<string>,
    source: Blob,
    spec: MakeSpec,
    call?: Call,
  ): Promise<MadeResult> {
    recorded.catch(() => undefined);
    try {
      const info = await engine.inspect(source, call);
      const rendered = await render(engine, source, info, spec, call);
      const made = remember(await recorded, rendered);
      await commit(made.jobId);
      return made;
    } catch (thrown) {
      await recorded.then((id) => forgetJob(history, id)).catch(() => undefined);
      throw thrown;
    }
  }

  return {
    make,
    commit,
    async restyle(file, platform, look, call) {
      const meta = lookOf(look);
      const spec: MakeSpec = {
        platform,
        look,
        options: Object.fromEntries(meta.fields.map((field) => [field.id, field.default])),
        keep: ONE_CLICK_KEEP,
        seed: ONE_CLICK_SEED,
        eraseBack: [],
        as: 'photo',
      };
      // Written while it renders: the record must be there before the creation, not before the pixels.
      return runRecorded(recordJob(history, active, file, spec), file, spec, call);
    },
    async resumeAll() {
      for (const { id, source, spec } of await interruptedJobs(history, active)) {
        await runRecorded(Promise.resolve(id), source, spec).catch(() => undefined);
      }
    },
  };
}
