import { createContext, useContext } from 'react';
import type { DraftLedger } from '../shared/draft-ledger.ts';
import type { Switches } from '../shared/switches.ts';
import type { Words } from './words.ts';

/** Ways the site has been seen to differ; see the README for the query parameters. */
export interface Variants {
  /** `?trusted=1`: file events made by a script are ignored. */
  readonly trusted: boolean;
  /** `?tour=1` always, `?tour=0` never, else once per browser. */
  readonly tour: 'always' | 'never' | 'once';
  /** `?cookie=1`: a cookie banner covers the bottom of the page. */
  readonly cookie: boolean;
  /** `?dropreplace=1`: a replacement is shown, then the clip of before is back. */
  readonly dropReplace: boolean;
}

/** What every part of the page can reach. */
export interface PageContext {
  readonly words: Words;
  readonly switches: Switches;
  readonly ledger: DraftLedger;
  readonly layers: HTMLElement;
  readonly variants: Variants;
}

/** Given once, in main.tsx. */
export const Context = createContext<PageContext | null>(null);

/** The page's words, switches and ledger. Throws outside the page. */
export function usePage(): PageContext {
  const page = useContext(Context);
  if (!page) throw new Error('used outside the page');
  return page;
}

/** Reads the variants of this site from the query. */
export function readVariants(search: string): Variants {
  const query = new URLSearchParams(search);
  const tour = query.get('tour');
  return {
    trusted: query.get('trusted') === '1',
    tour: tour === '1' ? 'always' : tour === '0' ? 'never' : 'once',
    cookie: query.get('cookie') === '1',
    dropReplace: query.get('dropreplace') === '1',
  };
}

/** True the first time in this browser that `what` is asked for; later false. */
export function firstTime(what: string): boolean {
  try {
    if (localStorage.getItem(what) !== null) return false;
    localStorage.setItem(what, '1');
  } catch {
    // Where nothing can be kept, every time is the first.
  }
  return true;
}
