import { createContext, useContext } from 'react';
import type { DraftLedger } from '../shared/draft-ledger.ts';
import type { Switches } from '../shared/switches.ts';
import type { PreviewKind } from './create/preview.tsx';
import type { Words } from './words.ts';

/** Ways the site has been seen to differ; see the README for the query parameters. */
export interface Variants {
  /** `?preview=background|img|canvas`. */
  readonly preview: PreviewKind;
  /** `?exec=commit`: text inserted by `execCommand` is taken; else it is only painted. */
  readonly execCommits: boolean;
  /** `?askdelete=1`: removing from the media tray asks first. */
  readonly askDelete: boolean;
  /** `?lastdelete=1`: the only item can be removed too, which leads back to choosing. */
  readonly lastDelete: boolean;
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
  const preview = query.get('preview');
  return {
    preview: preview === 'img' || preview === 'canvas' ? preview : 'background',
    execCommits: query.get('exec') === 'commit',
    askDelete: query.get('askdelete') === '1',
    lastDelete: query.get('lastdelete') === '1',
  };
}
