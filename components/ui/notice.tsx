import type { ReactNode } from 'react';
import { classes } from './classes';
import './notice.css';

interface NoticeProps {
  kind: 'info' | 'good' | 'bad';
  icon?: ReactNode;
  children: ReactNode;
  /** Buttons at its end. */
  actions?: ReactNode;
}

/** A coloured strip with a sentence; a bad one is an `alert`. */
export function Notice({ kind, icon, children, actions }: NoticeProps) {
  return (
    <div className={classes('ui-notice', `ui-notice--${kind}`)}>
      {icon}
      <p className="ui-notice__words" role={kind === 'bad' ? 'alert' : undefined}>
        {children}
      </p>
      {actions && <div className="ui-notice__actions">{actions}</div>}
    </div>
  );
}
