/** The stand-in sites, by the folder each one lives in. */
export type SiteId = 'x' | 'instagram' | 'tiktok';

/**
 * One stand-in site as plain data: which hosts it answers for, which paths are pages, and the
 * headers its pages carry. The page itself is `<id>/main.tsx`, bundled by build.ts.
 */
export type Site = {
  readonly id: SiteId;
  /** Host names answered for, the first one being the one the start page links to. */
  readonly hosts: readonly string[];
  /** Title of the HTML page before the app has started. */
  readonly title: string;
  /** Whether `path` (starting with a slash, no query) is a page of this site; all else is 404. */
  isPage(path: string): boolean;
  /** The Content-Security-Policy of a page; `nonce` is also on the page's own script tag. */
  csp(nonce: string): string;
  /** Further response headers of a page, lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** Joins CSP directives, each a name with its source list. */
export function joinCsp(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`.trim())
    .join('; ');
}
