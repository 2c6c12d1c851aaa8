import { isAbort } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';

function names(thrown: unknown, depth = 0): string[] {
  if (typeof thrown !== 'object' || thrown === null || depth > 4) return [];
  const { name, inner, cause } = thrown as { name?: unknown; inner?: unknown; cause?: unknown };
  return [String(name), ...names(inner, depth + 1), ...names(cause, depth + 1)];
}

/**
 * A thrown value of the database as ours: `storage-full` when the disk or the quota is full, else
 * `storage-failed`. A database abort carries its reason inside.
 */
function storageError(thrown: unknown): unknown {
  if (thrown instanceof MimError) return thrown;
  const all = names(thrown);
  if (all.includes('QuotaExceededError')) {
    return new MimError('storage-full', all.join(' '), { cause: thrown });
  }
  // A cancelled call throws the browser's own AbortError; the database's wraps a reason.
  if (isAbort(thrown) && thrown instanceof DOMException) return thrown;
  return new MimError('storage-failed', all.join(' ').slice(0, 100), { cause: thrown });
}

/** Runs work on the database; what it throws comes out as `storage-full` or `storage-failed`. */
export async function guarded<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw storageError(thrown);
  }
}
