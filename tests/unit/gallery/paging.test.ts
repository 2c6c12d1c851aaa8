import { describe, expect, it } from 'vitest';
import type { LibraryPage, LibraryQuery } from '@/components/gallery/library';
import { type ListState, PagedList } from '@/components/gallery/paging';
import type { Creation } from '@/utils/history/schema';
import { creation } from './creations';

const SIZE = 3;
const QUERY: LibraryQuery = { text: '', favouritesOnly: false };

/** A history in memory, paged by the last id of a page, that tells its observers of every change. */
class Shelf {
  items: Creation[];
  readonly observers = new Set<() => void>();
  broken = false;

  constructor(count: number) {
    this.items = Array.from({ length: count }, (_, index) => creation(index + 10));
  }

  observePage(
    _query: LibraryQuery,
    cursor: string | null,
    onPage: (page: LibraryPage) => void,
    onError: (error: unknown) => void,
  ) {
    const tell = () => {
      if (this.broken) return onError(new Error('closed'));
      const after = this.items.filter(({ id }) => cursor === null || id > cursor);
      const items = after.slice(0, SIZE);
      onPage({ items, next: after.length > SIZE ? (items.at(-1)?.id ?? null) : null });
    };
    this.observers.add(tell);
    queueMicrotask(() => this.observers.has(tell) && tell());
    return () => void this.observers.delete(tell);
  }

  change(to: (items: Creation[]) => Creation[]) {
    this.items = to(this.items);
    for (const tell of [...this.observers]) if (this.observers.has(tell)) tell();
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

function reading(shelf: Shelf) {
  const states: ListState[] = [];
  const list = new PagedList(shelf, QUERY, (state) => states.push(state));
  return { list, states, now: () => states.at(-1) };
}

const ids = (state: ListState | undefined) => state?.items.map(({ id }) => id);

describe('PagedList', () => {
  it('reads one page at a time and knows the end', async () => {
    const shelf = new Shelf(7);
    const { list, now } = reading(shelf);
    await settle();
    expect(now()).toMatchObject({ loading: false, more: true });
    expect(now()?.items).toHaveLength(3);
    list.more();
    list.more();
    await settle();
    expect(now()?.items).toHaveLength(6);
    list.more();
    await settle();
    expect(ids(now())).toEqual(shelf.items.map(({ id }) => id));
    expect(now()?.more).toBe(false);
  });

  it('loses nothing between two pages when something new comes first', async () => {
    const shelf = new Shelf(6);
    const { list, now } = reading(shelf);
    await settle();
    list.more();
    await settle();
    shelf.change((items) => [creation(1), ...items]);
    await settle();
    expect(ids(now())).toEqual(shelf.items.slice(0, 6).map(({ id }) => id));
    list.more();
    await settle();
    expect(ids(now())).toEqual(shelf.items.map(({ id }) => id));
  });

  it('closes up without doubles when something goes', async () => {
    const shelf = new Shelf(7);
    const { list, now, states } = reading(shelf);
    await settle();
    list.more();
    await settle();
    shelf.change((items) => items.filter((_, index) => index !== 1));
    await settle();
    expect(ids(now())).toEqual(shelf.items.map(({ id }) => id));
    for (const state of states) expect(new Set(ids(state)).size).toBe(state.items.length);
  });

  it('lets pages go that have nothing left', async () => {
    const shelf = new Shelf(7);
    const { list, now } = reading(shelf);
    await settle();
    list.more();
    await settle();
    shelf.change((items) => items.slice(0, 2));
    await settle();
    expect(ids(now())).toEqual(shelf.items.map(({ id }) => id));
    expect(shelf.observers.size).toBe(1);
  });

  it('says when reading failed, and stops observing when closed', async () => {
    const shelf = new Shelf(3);
    shelf.broken = true;
    const { list, now } = reading(shelf);
    await settle();
    expect(now()).toMatchObject({ failed: true, loading: false });
    list.close();
    expect(shelf.observers.size).toBe(0);
  });
});
