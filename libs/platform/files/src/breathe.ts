import { setImmediate } from 'node:timers/promises';

/** Items between two breaths. */
const SOME = 20;

/** Hands on items, and lets other work of the process have its turn after every few of them. */
export async function* breathing<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  let count = 0;
  for await (const item of items) {
    yield item;
    count += 1;
    if (count % SOME === 0) await setImmediate();
  }
}
