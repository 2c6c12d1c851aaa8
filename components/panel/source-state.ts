import type { SourceInfo } from '@/utils/engine/engine';
import type { ErrorCode } from '@/utils/lib/errors';
import type { StudioItem } from './studio';

/** The item of the draft that a source came from. */
export interface SourceItem {
  id: string;
  position: number;
  /** How many items the draft held then. */
  of: number;
}

export interface Source {
  file: File;
  info: SourceInfo;
  item: SourceItem | null;
  /** The creation whose original this is. */
  parentId: string | null;
}

/** The user's own picture: the one in use stays until the next one has been opened. */
export interface SourceState {
  reading: boolean;
  source: Source | null;
  error: ErrorCode | null;
}

export type SourceAction =
  | { type: 'reading' }
  | { type: 'opened'; source: Source }
  | { type: 'failed'; code: ErrorCode }
  | { type: 'stopped' }
  | { type: 'dismissed' };

export const NO_SOURCE: SourceState = { reading: false, source: null, error: null };

/** Next state of the source. */
export function sourceReducer(state: SourceState, action: SourceAction): SourceState {
  switch (action.type) {
    case 'reading':
      return { ...state, reading: true, error: null };
    case 'opened':
      return { reading: false, source: action.source, error: null };
    case 'failed':
      return { ...state, reading: false, error: action.code };
    case 'stopped':
      return { ...state, reading: false };
    case 'dismissed':
      return { ...state, error: null };
  }
}

/**
 * The item that a result replaces: the one its source came from. After a result was put, that item
 * is a new one at the same place; the place is trusted only while the draft holds as many as before.
 */
export function targetOf(
  item: SourceItem | null,
  items: readonly StudioItem[],
  alreadyPut: boolean,
): string | null {
  if (!item) return null;
  if (items.some(({ id }) => id === item.id)) return item.id;
  if (!alreadyPut || items.length !== item.of) return null;
  return items.find(({ position }) => position === item.position)?.id ?? null;
}
