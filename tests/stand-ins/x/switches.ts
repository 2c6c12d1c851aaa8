import { readSwitches, type Switches } from '../shared/switches.ts';

/** The common switches and X's own, all query parameters. */
export type XSwitches = Switches & {
  /** `?editor=textarea`: the mobile web's plain textarea instead of Draft.js. */
  readonly textarea: boolean;
  /**
   * Whether media that arrives after text loses the text: `script` (default) when a script made
   * the event, as tools report; `?mediaReset=1` always; `?mediaReset=0` never.
   */
  readonly mediaReset: 'script' | 'always' | 'never';
  /** `?insertText=once`: leaves execCommand('insertText') to Draft.js alone, without doubling. */
  readonly doubleInsert: boolean;
  /** `?order=new`: a newer layout with the image button no longer first. */
  readonly newOrder: boolean;
  /** `?revoke=1`: a preview's object URL is revoked once the preview shows. */
  readonly revoke: boolean;
};

/** Reads X's switches from the query. */
export function readXSwitches(search: string = location.search): XSwitches {
  const query = new URLSearchParams(search);
  const reset = query.get('mediaReset');
  return {
    ...readSwitches(search),
    textarea: query.get('editor') === 'textarea',
    mediaReset: reset === '0' ? 'never' : reset === '1' ? 'always' : 'script',
    doubleInsert: query.get('insertText') !== 'once',
    newOrder: query.get('order') === 'new',
    revoke: query.get('revoke') === '1',
  };
}
