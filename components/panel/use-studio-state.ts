import { useEffect, useState } from 'react';
import type { Studio, StudioState } from './studio';

/** The studio's state, followed. The studio need not keep the identity of what did not change. */
export function useStudioState(studio: Studio): StudioState {
  const [state, setState] = useState(() => studio.state());
  useEffect(() => {
    const follow = () => setState(studio.state());
    follow();
    return studio.subscribe(follow);
  }, [studio]);
  return state;
}
