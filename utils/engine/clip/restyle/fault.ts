import { MimError, toMimError } from '@/utils/lib/errors';

/** Whatever was thrown in a clip's worker, as our error: too large an allocation is `out-of-memory`. */
export function faultOf(thrown: unknown): MimError {
  if (thrown instanceof RangeError && /alloc|memory|length|size/i.test(thrown.message)) {
    return new MimError('out-of-memory', thrown.message.slice(0, 120));
  }
  return toMimError(thrown);
}
