/** Where the user is: the page underneath, and what the modal composer is open for, if it is. */
export type Place = {
  /** Path of the page underneath, such as `/home`. */
  readonly page: string;
  /** Null when no modal composer is open. */
  readonly modal: { readonly replyTo: string | null; readonly text: string } | null;
};

const composing = /^\/(compose|intent)\/(post|tweet)$/;

/** The place an address leads to from the one before; the media editor changes neither part. */
export function placeOf(path: string, search: string, before: Place | null): Place {
  const page = before?.page ?? '/home';
  if (composing.test(path)) {
    const query = new URLSearchParams(search);
    const modal = { replyTo: query.get('in_reply_to'), text: query.get('text') ?? '' };
    return { page, modal };
  }
  if (path.startsWith('/compose/')) return before ?? { page, modal: null };
  return { page: path === '/' ? '/home' : path, modal: null };
}
