import type { Creation } from '@/utils/history/schema';
import type { Library, LibraryPage, LibraryQuery, Stop } from './library';

/** The list as far as it has been read. */
export interface ListState {
  items: readonly Creation[];
  /** The first page has not come yet. */
  loading: boolean;
  /** There is more to read. */
  more: boolean;
  failed: boolean;
}

interface Page {
  cursor: string | null;
  content: LibraryPage | null;
  stop: Stop;
}

/**
 * A live list read page by page. Each page is observed from its own cursor. When a change moves the
 * end of a page, the following page is observed anew from there, while its old items stay on screen:
 * nothing is lost between two pages, and what both hold for a moment is shown once.
 */
export class PagedList {
  private pages: Page[] = [];
  private failed = false;
  private closed = false;

  constructor(
    private readonly library: Pick<Library, 'observePage'>,
    private readonly query: LibraryQuery,
    private readonly onChange: (state: ListState) => void,
  ) {
    this.observe(0, null);
  }

  /** Reads one page more; nothing while one is still on its way, or at the end. */
  more(): void {
    const last = this.pages.at(-1)?.content;
    if (this.closed || !last?.next) return;
    this.observe(this.pages.length, last.next);
  }

  close(): void {
    this.closed = true;
    for (const page of this.pages) page.stop();
    this.pages = [];
  }

  private observe(index: number, cursor: string | null): void {
    const previous = this.pages[index];
    previous?.stop();
    const page: Page = { cursor, content: previous?.content ?? null, stop: () => {} };
    this.pages[index] = page;
    const current = () => !this.closed && this.pages[index] === page;
    page.stop = this.library.observePage(
      this.query,
      cursor,
      (content) => {
        if (!current()) return;
        page.content = content;
        this.failed = false;
        this.follow(index, content.next);
        this.report();
      },
      () => {
        if (!current()) return;
        this.failed = true;
        this.report();
      },
    );
  }

  /** Lets the page behind `index` begin where that one now ends. */
  private follow(index: number, next: string | null): void {
    const following = this.pages[index + 1];
    if (!following || following.cursor === next) return;
    if (next === null) {
      for (const page of this.pages.splice(index + 1)) page.stop();
    } else {
      this.observe(index + 1, next);
    }
  }

  private report(): void {
    const seen = new Map<string, Creation>();
    for (const page of this.pages) {
      for (const item of page.content?.items ?? []) if (!seen.has(item.id)) seen.set(item.id, item);
    }
    this.onChange({
      items: [...seen.values()],
      loading: !this.pages[0]?.content && !this.failed,
      more: Boolean(this.pages.at(-1)?.content?.next),
      failed: this.failed,
    });
  }
}
