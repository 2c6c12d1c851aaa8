import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button';
import { UndoIcon } from '@/components/ui/icons';
import { Toast } from '@/components/ui/toast';

/** How long Undo stays, in milliseconds, not counting time under the pointer or in focus. */
const STAY = 14_000;

export interface Deleted {
  id: string;
  /** Deleted by key: the key goes on to Undo. */
  byKey: boolean;
}

interface UndoToastProps {
  deleted: Deleted | null;
  onUndo: (id: string) => void;
  onGone: () => void;
}

/** "Deleted", with the way back. It waits while it is looked at. */
export function UndoToast({ deleted, onUndo, onGone }: UndoToastProps) {
  const undo = useRef<HTMLButtonElement>(null);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (deleted?.byKey) undo.current?.focus();
    setHeld(deleted?.byKey === true);
  }, [deleted]);
  useEffect(() => {
    if (!deleted || held) return;
    const timer = setTimeout(onGone, STAY);
    return () => clearTimeout(timer);
  }, [deleted, held, onGone]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that someone is looking
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Toast
        words={deleted ? i18n.t('gallery.toast.deleted') : null}
        action={
          deleted && (
            <Button ref={undo} size="s" icon={<UndoIcon />} onClick={() => onUndo(deleted.id)}>
              {i18n.t('gallery.toast.undo')}
            </Button>
          )
        }
      />
    </div>
  );
}
