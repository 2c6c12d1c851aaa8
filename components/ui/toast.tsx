import type { ReactNode } from 'react';
import './toast.css';

interface ToastProps {
  /** What happened; nothing shows while it is `null`. The region itself stays, so that it is read out. */
  words: string | null;
  icon?: ReactNode;
  /** A button, mostly "Undo". */
  action?: ReactNode;
}

/** A short message at the bottom of the page. */
export function Toast({ words, icon, action }: ToastProps) {
  return (
    <div className="ui-toast-place">
      <div role="status" className={words === null ? 'ui-hidden' : 'ui-toast'}>
        {icon}
        <span>{words}</span>
        {words !== null && action}
      </div>
    </div>
  );
}
