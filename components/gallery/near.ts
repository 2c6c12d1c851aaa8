import { type RefObject, useEffect, useState } from 'react';

type Watcher = (near: boolean) => void;
const watchers = new WeakMap<Element, Watcher>();
const observers = new Map<string, IntersectionObserver>();

/** One observer per margin for the whole page, however many pictures there are. */
function observerFor(margin: string): IntersectionObserver {
  let observer = observers.get(margin);
  if (!observer) {
    observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) watchers.get(entry.target)?.(entry.isIntersecting);
      },
      { rootMargin: `${margin} 0px` },
    );
    observers.set(margin, observer);
  }
  return observer;
}

/** Calls back when the element comes within `margin` (a CSS length) of the window, and when it leaves. */
export function watchNear(element: Element, margin: string, onNear: Watcher): () => void {
  watchers.set(element, onNear);
  observerFor(margin).observe(element);
  return () => {
    observerFor(margin).unobserve(element);
    watchers.delete(element);
  };
}

/** Whether the element is within `margin` (a CSS length) of the window. */
export function useNear(ref: RefObject<Element | null>, margin: string): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = ref.current;
    return element ? watchNear(element, margin, setNear) : undefined;
  }, [ref, margin]);
  return near;
}
