import type { ErrorCode } from './errors';

type Underscored<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Text;

/** Catalogue key of an error code; browsers allow no hyphen in the name of a message. */
export function errorKey(code: ErrorCode): `error.${Underscored<ErrorCode>}` {
  return `error.${code.replaceAll('-', '_')}` as `error.${Underscored<ErrorCode>}`;
}
