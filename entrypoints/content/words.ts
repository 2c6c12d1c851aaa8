import { i18n } from '#i18n';
import { errorKey } from '@/utils/lib/error-key';
import { ERROR_CODES } from '@/utils/lib/errors';

/** The sentence for an error's code, from the catalogue. */
export function errorWords(code: string): string {
  return i18n.t(errorKey(ERROR_CODES.find((each) => each === code) ?? 'internal'));
}
