import { type DraftItem, identityOf } from '@/utils/platforms/platform';

/** Keeps something for each item of a draft, for as long as the item is known by the same identity. */
export class ItemMap<Value> {
  readonly #byElement = new WeakMap<Element, Value>();
  readonly #byKey = new Map<string, Value>();

  get(item: DraftItem): Value | undefined {
    const id = identityOf(item);
    return typeof id === 'string' ? this.#byKey.get(id) : this.#byElement.get(id);
  }

  set(item: DraftItem, value: Value): void {
    const id = identityOf(item);
    if (typeof id === 'string') this.#byKey.set(id, value);
    else this.#byElement.set(id, value);
  }
}
