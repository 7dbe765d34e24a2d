import { describe, expect, it } from '@jest/globals';
import { GatewayUnavailableError, GroupCommit } from './group-commit';

/** A store whose writes end when the test says so. */
function store() {
  const writes: { items: readonly number[]; end: (error?: Error) => void }[] = [];
  const write = (items: readonly number[]) =>
    new Promise<void>((resolve, reject) => writes.push({ items, end: (error) => (error ? reject(error) : resolve()) }));
  return { writes, write };
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a group commit', () => {
  it('collects while a write is under way, and tells each caller when its own items are durable', async () => {
    const { writes, write } = store();
    const commits = new GroupCommit(write);
    const done: number[] = [];
    const submit = (n: number) => commits.submit([n]).then(() => void done.push(n));
    const first = submit(1);
    await turn();
    const others = [submit(2), submit(3)];
    await turn();
    expect(writes.map(({ items }) => items)).toEqual([[1]]);
    writes[0]!.end();
    await first;
    await turn();
    expect([writes.map(({ items }) => items), done]).toEqual([[[1], [2, 3]], [1]]);
    writes[1]!.end();
    await Promise.all(others);
    expect(done).toEqual([1, 2, 3]);
  });

  it('tells a failed write to its own callers only, and goes on', async () => {
    const { writes, write } = store();
    const commits = new GroupCommit(write);
    const failing = commits.submit([1]);
    await turn();
    const next = commits.submit([2]);
    writes[0]!.end(new Error('the store is away'));
    await expect(failing).rejects.toThrow(GatewayUnavailableError);
    await turn();
    writes[1]!.end();
    await next;
  });

  it('refuses more than it may hold', async () => {
    const { writes, write } = store();
    const commits = new GroupCommit(write);
    const running = commits.submit([0]);
    await turn();
    const full = commits.submit(Array.from({ length: 20_000 }, (_, n) => n));
    await expect(commits.submit([1])).rejects.toThrow(GatewayUnavailableError);
    writes[0]!.end();
    await running;
    await turn();
    writes[1]!.end();
    await full;
  });
});
