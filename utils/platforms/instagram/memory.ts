/** What is known of one item of the post. */
export interface Known {
  /** Its identity. */
  key: string;
  kind: 'photo' | 'clip';
  /** Address of its picture; `null` while it was never seen. */
  url: string | null;
}

/** What the dialog shows of the post at one moment; `null` where an item is not seen. */
export type Seen = readonly ({ kind: 'photo' | 'clip'; url: string | null } | null)[];

let lastKey = 0;

/**
 * Remembers the items of a post over the steps of its dialog, which shows one at a time and mostly
 * tells only that one's address. The order changes only in the open tray, where all are seen.
 */
export class Memory {
  #items: readonly Known[] = [];

  /** Takes in what is seen now, and tells what is known of each place. */
  note(seen: Seen): readonly Known[] {
    const before = this.#items;
    const same = before.length === seen.length;
    this.#items = seen.map((now, at): Known => {
      const here = same ? before[at] : undefined;
      if (!now) return here ?? { key: newKey(), kind: 'photo', url: null };
      const { kind, url } = now;
      if (url === null) return here ? { ...here, kind } : { key: newKey(), kind, url };
      const known = before.find((one) => one.url === url);
      if (known) return known;
      return { key: here?.url === null ? here.key : newKey(), kind, url };
    });
    return this.#items;
  }

  forget(): void {
    this.#items = [];
  }
}

function newKey(): string {
  return `instagram-${++lastKey}`;
}
