/**
 * Everything that can go wrong and that a person may be told about, once, by name.
 * The sentence for each code is in the catalogue under `error.<code>`.
 */
export const ERROR_CODES = [
  // what was given to us
  'empty-file',
  'not-an-image',
  'damaged',
  'cannot-decode',
  'heic-unsupported',
  'file-too-large',
  'too-many-pixels',
  'clip-unsupported',
  'clip-encoder-missing',
  'clip-codec-missing',
  'clip-damaged',
  'clip-empty',
  'clip-too-long',
  'clip-too-large',
  // the composer
  'composer-gone',
  'draft-changed',
  'not-attached',
  'not-removed',
  'refused-by-site',
  'too-large-for-site',
  'no-room',
  'step-back',
  'source-unreadable',
  'frame-blocked',
  // ourselves
  'session-expired',
  'not-allowed',
  'bad-message',
  'workshop-unreachable',
  'storage-full',
  'storage-failed',
  'out-of-memory',
  'reload-tab',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What an error looks like on its way between contexts: plain data, no stack, no user content. */
export interface ErrorData {
  code: ErrorCode;
  /** A short technical note for a report, in English, without names, paths or captions. */
  detail?: string;
}

/** The one error type of the product. Cancelling is not one: that is an `AbortError`. */
export class MimError extends Error {
  override readonly name = 'MimError';
  readonly code: ErrorCode;
  readonly detail: string | undefined;

  constructor(code: ErrorCode, detail?: string, options?: { cause?: unknown }) {
    super(detail ? `${code}: ${detail}` : code, options);
    this.code = code;
    this.detail = detail;
  }

  toData(): ErrorData {
    return this.detail === undefined
      ? { code: this.code }
      : { code: this.code, detail: this.detail };
  }

  static from(data: ErrorData): MimError {
    return new MimError(data.code, data.detail);
  }
}

/** Any thrown value as a `MimError`; what we did not foresee becomes `internal`. */
export function toMimError(thrown: unknown): MimError {
  if (thrown instanceof MimError) return thrown;
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (name === 'QuotaExceededError') return new MimError('storage-full', name, { cause: thrown });
  return new MimError('internal', `${name}: ${message}`.slice(0, 200), { cause: thrown });
}
