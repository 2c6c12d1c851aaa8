import type { JSX, ReactNode } from 'react';
import { look } from './look.ts';

/** The site's buttons are divs: a pointer or Enter presses them. */
export function Press({
  children,
  className = '',
  disabled = false,
  onPress,
}: {
  children: ReactNode;
  className?: string | undefined;
  disabled?: boolean;
  onPress: () => void;
}): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the site uses divs here
    <div
      role="button"
      tabIndex={0}
      aria-disabled={disabled || undefined}
      className={`${look.press} ${className}`}
      onClick={() => !disabled && onPress()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        if (!disabled) onPress();
      }}
    >
      {children}
    </div>
  );
}
