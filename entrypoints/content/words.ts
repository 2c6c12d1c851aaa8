import { i18n } from '#i18n';
import { ERROR_CODES, type ErrorCode } from '@/utils/lib/errors';

type Underscored<S extends string> = S extends `${infer A}-${infer B}`
  ? `${A}_${Underscored<B>}`
  : S;

/** The sentence for an error's code, from the catalogue. */
export function errorWords(code: string): string {
  const known: ErrorCode = ERROR_CODES.find((each) => each === code) ?? 'internal';
  // Names in the catalogue take no hyphens.
  const key = known.replaceAll('-', '_') as Underscored<ErrorCode>;
  return i18n.t(`error.${key}`);
}
