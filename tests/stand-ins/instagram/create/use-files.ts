import { useEffect, useRef, useState } from 'react';
import { isDropped } from '../../shared/switches.ts';
import { usePage } from '../context.ts';
import type { Act, Draft } from './draft.ts';
import { type Medium, openMedium, type Refusal } from './media.ts';

/** With `?drop=1` an accepted file goes after so many milliseconds. */
const dropAfter = 300;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Opens chosen files one after the other and tells the ledger what the draft holds. */
export function useFiles(
  draft: Draft,
  act: (act: Act) => void,
): { busy: boolean; take: (files: readonly File[]) => void } {
  const { ledger, switches } = usePage();
  const [busy, setBusy] = useState(false);
  const alive = useRef(true);

  const take = async (files: readonly File[]) => {
    setBusy(true);
    const media: Medium[] = [];
    const refusals: Refusal[] = [];
    for (const file of files) {
      const opened = await openMedium(file);
      if ('why' in opened) {
        refusals.push(opened);
        ledger.log('refused', `${opened.name}: ${opened.why}`);
      } else {
        media.push(opened);
      }
    }
    if (switches.slow) await wait(switches.slow);
    if (!alive.current) return;
    setBusy(false);
    act({ do: 'add', media, refusals });
    const dropped = media.filter(() => isDropped(switches)).map(({ id }) => id);
    if (dropped.length === 0) return;
    await wait(dropAfter);
    if (alive.current) act({ do: 'remove', ids: dropped });
  };

  useEffect(() => {
    ledger.setFiles(draft.items.map((item) => item.file));
  }, [ledger, draft.items]);
  useEffect(() => {
    ledger.log('step', draft.step);
  }, [ledger, draft.step]);
  useEffect(() => {
    if (draft.items.length > 0) ledger.log('crop', draft.aspect);
  }, [ledger, draft.aspect, draft.items.length]);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
      ledger.setFiles([]);
      ledger.setCaption('');
      ledger.log('step', 'closed');
    };
  }, [ledger]);

  return { busy, take: (files) => void take(files) };
}
