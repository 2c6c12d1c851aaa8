import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WorkerPool } from '@/utils/engine/work/pool';
import type { ReplyMessage, TaskMessage } from '@/utils/engine/work/protocol';

/** A worker that does nothing until told what happens. */
class FakeWorker {
  static all: FakeWorker[] = [];
  received: TaskMessage[] = [];
  terminated = false;
  onmessage: ((event: { data: ReplyMessage }) => void) | null = null;
  onerror: ((event: { message?: string; preventDefault: () => void }) => void) | null = null;
  onmessageerror: (() => void) | null = null;

  constructor() {
    FakeWorker.all.push(this);
  }

  postMessage(message: TaskMessage): void {
    this.received.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  get last(): TaskMessage {
    const message = this.received.at(-1);
    if (!message) throw new Error('nothing received');
    return message;
  }

  answer(result: unknown): void {
    this.onmessage?.({ data: { id: this.last.id, result } });
  }

  crash(message?: string): void {
    this.onerror?.({ message, preventDefault: () => {} });
  }
}

const workerAt = (index: number): FakeWorker => {
  const worker = FakeWorker.all[index];
  if (!worker) throw new Error(`no worker ${index}`);
  return worker;
};

function pool(size = 2): WorkerPool {
  return new WorkerPool(() => new FakeWorker() as unknown as Worker, size, 1000);
}

const hello = () => ({ data: null });

describe('WorkerPool', () => {
  beforeEach(() => {
    FakeWorker.all = [];
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  it('starts workers as needed and queues the rest', async () => {
    const workers = pool();
    const runs = [1, 2, 3].map(() => workers.run('hello', hello));
    expect(FakeWorker.all).toHaveLength(2);
    workerAt(0).answer('a');
    workerAt(1).answer('b');
    workerAt(0).answer('c');
    expect(await Promise.all(runs)).toEqual(['a', 'b', 'c']);
    expect(FakeWorker.all).toHaveLength(2);
  });

  it('stops its workers after the idle time and starts again', async () => {
    const workers = pool();
    const run = workers.run('hello', hello);
    workerAt(0).answer('a');
    await run;
    vi.advanceTimersByTime(999);
    expect(workerAt(0).terminated).toBe(false);
    vi.advanceTimersByTime(2);
    expect(workerAt(0).terminated).toBe(true);
    void workers.run('hello', hello);
    expect(FakeWorker.all).toHaveLength(2);
  });

  it('ends the worker of a cancelled task at once and keeps the others', async () => {
    const workers = pool();
    const stop = new AbortController();
    const cancelled = workers.run('hello', hello, { signal: stop.signal });
    const kept = workers.run('hello', hello);
    const waiting = workers.run('hello', hello);
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect(workerAt(0).terminated).toBe(true);
    expect(workerAt(1).terminated).toBe(false);
    workerAt(1).answer('kept');
    expect(await kept).toBe('kept');
    workerAt(2).answer('waited');
    expect(await waiting).toBe('waited');
  });

  it('takes a cancelled task out of the queue and refuses a cancelled signal', async () => {
    const workers = pool(1);
    const first = workers.run('hello', hello);
    const stop = new AbortController();
    const second = workers.run('hello', hello, { signal: stop.signal });
    stop.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    expect(workerAt(0).terminated).toBe(false);
    workerAt(0).answer('first');
    expect(await first).toBe('first');
    await expect(workers.run('hello', hello, { signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(workerAt(0).received).toHaveLength(1);
  });

  it('gives the task of a crashed worker to a fresh one, with fresh data, once', async () => {
    const workers = pool(1);
    const make = vi.fn(hello);
    const run = workers.run('hello', make);
    workerAt(0).crash();
    expect(make).toHaveBeenCalledTimes(2);
    workerAt(1).answer('second');
    expect(await run).toBe('second');

    const again = workers.run('hello', make);
    workerAt(1).crash();
    workerAt(2).crash();
    await expect(again).rejects.toMatchObject({ code: 'out-of-memory' });
    const third = workers.run('hello', make);
    workerAt(3).crash('boom');
    workerAt(4).crash('boom');
    await expect(third).rejects.toMatchObject({ code: 'internal', detail: 'boom' });
  });

  it('hands on typed errors and progress', async () => {
    const workers = pool(1);
    const onProgress = vi.fn();
    const run = workers.run('hello', hello, { onProgress });
    const { id } = workerAt(0).last;
    workerAt(0).onmessage?.({ data: { id, progress: 0.5 } });
    workerAt(0).onmessage?.({ data: { id: id + 7, progress: 0.9 } });
    workerAt(0).onmessage?.({ data: { id, error: { code: 'damaged' } } });
    await expect(run).rejects.toMatchObject({ code: 'damaged' });
    expect(onProgress.mock.calls).toEqual([[0.5]]);
  });

  it('sheds workers that have nothing to do, and only those', async () => {
    const workers = pool();
    const runs = [1, 2].map(() => workers.run('hello', hello));
    workerAt(0).answer('a');
    workers.shed();
    expect(FakeWorker.all.map(({ terminated }) => terminated)).toEqual([true, false]);
    workerAt(1).answer('b');
    expect(await Promise.all(runs)).toEqual(['a', 'b']);
    const next = workers.run('hello', hello);
    workerAt(1).answer('c');
    expect(await next).toBe('c');
  });

  it('rejects everything when closed', async () => {
    const workers = pool(1);
    const runs = [workers.run('hello', hello), workers.run('hello', hello)];
    workers.close();
    for (const run of runs) await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(workerAt(0).terminated).toBe(true);
    expect(workers.running).toBe(0);
  });

  it('leaves a short task to its worker when it is cancelled, and drops what comes of it', async () => {
    const workers = pool(1);
    const stop = new AbortController();
    const parts: unknown[] = [];
    const run = workers.run('hello', hello, {
      signal: stop.signal,
      short: true,
      onProgress: (fraction) => parts.push(fraction),
    });
    const next = workers.run('hello', hello);
    stop.abort();
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(workerAt(0).terminated).toBe(false);
    workerAt(0).answer('nobody');
    workerAt(0).answer('second');
    expect(await next).toBe('second');
    expect(FakeWorker.all).toHaveLength(1);
  });

  it('lets everything else go before tasks of low rank', async () => {
    const workers = pool(1);
    const order: string[] = [];
    const run = (name: string, low: boolean) =>
      workers.run('hello', hello, { low }).then(() => order.push(name));
    const all = [run('first', true), run('last', true), run('second', false), run('third', false)];
    for (let i = 0; i < 4; i++) workerAt(0).answer('done');
    await Promise.all(all);
    expect(order).toEqual(['first', 'second', 'third', 'last']);
  });

  it('does not stop while it is held', async () => {
    const workers = pool();
    const release = workers.hold();
    const run = workers.run('hello', hello);
    workerAt(0).answer('a');
    await run;
    vi.advanceTimersByTime(5000);
    expect(workerAt(0).terminated).toBe(false);
    release();
    release();
    vi.advanceTimersByTime(1001);
    expect(workerAt(0).terminated).toBe(true);
  });

  it('makes the message when a worker is free, and not at all when cancelled before', async () => {
    const workers = pool(1);
    const first = workers.run('hello', hello);
    const make = vi.fn(async () => ({ data: null }));
    const second = workers.run('hello', make);
    const stop = new AbortController();
    const third = workers.run('hello', make, { signal: stop.signal });
    expect(make).not.toHaveBeenCalled();
    stop.abort();
    await expect(third).rejects.toMatchObject({ name: 'AbortError' });
    workerAt(0).answer('a');
    expect(await first).toBe('a');
    await vi.waitFor(() => expect(workerAt(0).received).toHaveLength(2));
    workerAt(0).answer('b');
    expect(await second).toBe('b');
    expect(make).toHaveBeenCalledTimes(1);
  });
});
