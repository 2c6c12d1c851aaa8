import { throwIfAborted } from './abort';

/** Up to this many bytes a blob is hashed in one piece. */
const WHOLE_LIMIT = 64 * 1024 * 1024;
const CHUNK = 8 * 1024 * 1024;

async function sha256(data: BufferSource): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', data));
}

/**
 * The digest that names a blob, as 64 hexadecimal digits: SHA-256 of its bytes; over 64 MiB, SHA-256 of
 * the joined SHA-256 digests of its 8-MiB chunks, so that memory stays flat. Rejects with the browser's
 * own error when the blob cannot be read, with `AbortError` when cancelled.
 */
export async function digest(blob: Blob, signal?: AbortSignal): Promise<string> {
  throwIfAborted(signal);
  let result: Uint8Array;
  if (blob.size <= WHOLE_LIMIT) {
    result = await sha256(await blob.arrayBuffer());
  } else {
    const digests = new Uint8Array(Math.ceil(blob.size / CHUNK) * 32);
    for (let at = 0, i = 0; at < blob.size; at += CHUNK, i++) {
      digests.set(await sha256(await blob.slice(at, at + CHUNK).arrayBuffer()), i * 32);
      throwIfAborted(signal);
    }
    result = await sha256(digests);
  }
  throwIfAborted(signal);
  return Array.from(result, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
