import type { SyntheticEvent } from 'react';

/** A handler that does nothing for events made by a script: only the user's own hand counts. */
export function trusted<Event extends SyntheticEvent>(
  action: (event: Event) => void,
): (event: Event) => void {
  return (event) => {
    if (event.nativeEvent.isTrusted) action(event);
  };
}
