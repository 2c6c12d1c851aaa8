import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import { formatRoute, parseRoute, type Route } from './route';

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

export interface Navigation {
  route: Route;
  go: (route: Route) => void;
  /** Takes the place of the present address, so that Back does not walk through every picture seen. */
  replace: (route: Route) => void;
  /** Leaves for `route`: by Back when we came from within, so that Back does not return here. */
  leave: (route: Route) => void;
}

/** The place named by the page's address, live. */
export function useRoute(): Navigation {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const route = useMemo(() => parseRoute(hash), [hash]);
  const came = useRef<string[]>([]);
  if (came.current.at(-1) !== hash) {
    if (came.current.at(-2) === hash) came.current.pop();
    else came.current.push(hash);
  }
  const go = useCallback((to: Route) => {
    location.hash = formatRoute(to);
  }, []);
  const replace = useCallback((to: Route) => {
    came.current.pop();
    location.replace(formatRoute(to));
  }, []);
  const leave = useCallback((to: Route) => {
    const previous = came.current.at(-2);
    if (previous !== undefined && formatRoute(parseRoute(previous)) === formatRoute(to)) {
      history.back();
    } else {
      came.current.pop();
      location.replace(formatRoute(to));
    }
  }, []);
  return { route, go, replace, leave };
}
