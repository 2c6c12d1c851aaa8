import { MimError } from '@/utils/lib/errors';

/** The error for a file whose structure does not hold together. `where` names the part, for reports. */
export function damaged(where: string): MimError {
  return new MimError('damaged', where);
}

/** `count` bytes from `at`, as a view; `damaged` when the file ends before that. */
export function take(bytes: Uint8Array, at: number, count: number, where: string): Uint8Array {
  if (at < 0 || count < 0 || at + count > bytes.length) throw damaged(where);
  return bytes.subarray(at, at + count);
}

/** A DataView over the very same bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Bytes as Latin-1 text: chunk names and signatures. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** Latin-1 text as bytes: chunk names and signatures. */
export function fromLatin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** True if `bytes` begin with this Latin-1 text. */
export function startsWith(bytes: Uint8Array, text: string): boolean {
  if (bytes.length < text.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[i] !== text.charCodeAt(i)) return false;
  return true;
}

/** All pieces in one array. */
export function concat(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
