import { createContext, useContext } from 'react';
import type { DraftLedger } from '../shared/draft-ledger.ts';
import type { XSwitches } from './switches.ts';
import type { Words } from './words.ts';

/** What every component of the page may use. */
export type PageContext = {
  readonly words: Words;
  readonly switches: XSwitches;
  readonly ledger: DraftLedger;
  /** Shows a message for some seconds. */
  toast(text: string): void;
};

/** Provides the page's context. */
export const PageContextProvider = createContext<PageContext | null>(null);

/** The page's context. @throws outside of the app */
export function usePage(): PageContext {
  const page = useContext(PageContextProvider);
  if (!page) throw new Error('used outside of the page');
  return page;
}
