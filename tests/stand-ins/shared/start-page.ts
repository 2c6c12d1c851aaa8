import { createDraftLedger, type DraftLedger } from './draft-ledger.ts';
import { applySwitches, readSwitches, type Switches } from './switches.ts';

/** What every stand-in page begins with. */
export type StartedPage = {
  readonly switches: Switches;
  readonly ledger: DraftLedger;
  /** Where the app renders; dialogs go to `#layers`. */
  readonly root: HTMLElement;
  readonly layers: HTMLElement;
};

/** Reads the switches, applies theme and language, mounts the draft strip. Call once, first. */
export function startPage(site: string): StartedPage {
  const switches = readSwitches();
  applySwitches(switches);
  document.documentElement.dataset.site = site;
  return {
    switches,
    ledger: createDraftLedger(switches.lang),
    root: byId('react-root'),
    layers: byId('layers'),
  };
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`#${id} is missing from the page`);
  return found;
}
