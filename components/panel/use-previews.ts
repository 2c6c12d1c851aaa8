import { useEffect, useRef, useState } from 'react';
import type { PreviewRequest } from '@/utils/engine/engine';
import type { Studio } from './studio';

/** Rest before a live preview is begun, in milliseconds: enough to skip most steps of a drag. */
const REST_MS = 50;

/**
 * Small pictures by request, filled as they come; `null` where there is none yet. They start over
 * when the source or the list changes, which must keep its identity while nothing does. The one at
 * `first` is made before the others. A preview that fails stays empty: the full result is what tells
 * the error.
 */
export function usePreviews(
  studio: Studio,
  source: Blob | null,
  requests: readonly PreviewRequest[],
  size: number,
  first: number,
): readonly (Blob | null)[] {
  const newest = useRef(first);
  newest.current = first;
  const [filled, setFilled] = useState<readonly (Blob | null)[]>([]);
  useEffect(() => {
    setFilled(requests.map(() => null));
    if (!source) return;
    const controller = new AbortController();
    const order = requests.map((_, at) => at).filter((at) => at !== newest.current);
    if (order.length < requests.length) order.unshift(newest.current);
    const onPreview = (index: number, picture: Blob) => {
      if (controller.signal.aborted) return;
      setFilled((before) => before.map((old, at) => (at === order[index] ? picture : old)));
    };
    const wanted = order.flatMap((at) => requests[at] ?? []);
    studio
      .previews(source, wanted, size, onPreview, { signal: controller.signal })
      .catch(() => undefined);
    return () => controller.abort();
  }, [studio, source, requests, size]);
  return filled;
}

/** The newest live preview and what it shows. */
export interface Draft {
  picture: Blob;
  request: PreviewRequest;
  source: Blob;
}

/**
 * A quick picture of the settings as they are at this moment, while the full one is not there yet
 * (`request` is `null` when there is nothing to show). The newest stays until the next.
 */
export function useDraft(
  studio: Studio,
  source: Blob | null,
  request: PreviewRequest | null,
  size: number,
): Draft | null {
  const [draft, setDraft] = useState<Draft | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    if (!source || !request) return;
    const controller = new AbortController();
    running.current = controller;
    const begin = setTimeout(() => {
      const onPreview = (_index: number, picture: Blob) => {
        if (!controller.signal.aborted) setDraft({ picture, request, source });
      };
      studio
        .previews(source, [request], size, onPreview, { signal: controller.signal })
        .catch(() => undefined);
    }, REST_MS);
    return () => {
      clearTimeout(begin);
      controller.abort();
    };
  }, [studio, source, request, size]);
  return draft && draft.source === source ? draft : null;
}
