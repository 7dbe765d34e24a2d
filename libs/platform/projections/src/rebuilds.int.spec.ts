import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database, runMigrations } from '@parley/platform/event-log';
import { silentLogger } from '@parley/platform/observability';
import { eventually, testDatabase, type TestDatabase } from '@parley/testing';
import { ProjectionNotFoundError, RebuildConflictError, Rebuilds, type Rebuildable } from './rebuilds';

describe('rebuilds that operators ask for', () => {
  let store: TestDatabase;
  let database: Database;
  const running: Rebuilds[] = [];

  beforeEach(async () => {
    store = await testDatabase({ migrate: (url, schema) => runMigrations(url, schema, []) });
    database = new Database({ url: store.url, applicationName: 'spec' });
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((rebuilds) => rebuilds.stop()));
    await database.close();
    await store.drop();
  });

  const instance = async (rebuild: Rebuildable['rebuild']): Promise<Rebuilds> => {
    const rebuilds = new Rebuilds({ database, logger: silentLogger, heartbeatMs: 20 });
    rebuilds.add({ name: 'queue', rebuild });
    await rebuilds.start();
    running.push(rebuilds);
    return rebuilds;
  };
  /** Runs until it is cancelled. */
  const endless: Rebuildable['rebuild'] = ({ onProgress, signal }) =>
    new Promise((_, reject) => {
      onProgress({ events: 7, behind: 30, phase: 'reading' });
      if (signal.aborted) reject(new Error('aborted'));
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });

  it('run once, and tell how far they are', async () => {
    const rebuilds = await instance(async ({ onProgress }) => {
      onProgress({ events: 12, behind: 0, phase: 'done' });
      return 12;
    });
    expect(await rebuilds.list()).toMatchObject([{ name: 'queue', state: 'none' }]);
    await rebuilds.request('queue');
    await eventually(async () => expect(await rebuilds.status('queue')).toMatchObject({ state: 'done', events: 12, behind: 0, reason: null }));
  });

  it('are refused for a name that nobody knows, and while one is under way', async () => {
    const rebuilds = await instance(endless);
    await expect(rebuilds.request('other')).rejects.toBeInstanceOf(ProjectionNotFoundError);
    await expect(rebuilds.cancel('queue')).rejects.toBeInstanceOf(RebuildConflictError);
    await rebuilds.request('queue');
    await expect(rebuilds.request('queue')).rejects.toBeInstanceOf(RebuildConflictError);
  });

  it('are seen and cancelled from every instance', async () => {
    const one = await instance(endless);
    await one.request('queue');
    const other = await instance(endless);
    await eventually(async () => expect(await other.status('queue')).toMatchObject({ state: 'running', events: 7, behind: 30 }));
    await other.cancel('queue');
    await eventually(async () => expect(await other.status('queue')).toMatchObject({ state: 'cancelled' }));
  });

  it('begin again elsewhere when their instance ends', async () => {
    const one = await instance(endless);
    await one.request('queue');
    await eventually(async () => expect((await one.status('queue')).state).toBe('running'));
    await one.stop();
    const other = await instance(async () => 3);
    await eventually(async () => expect(await other.status('queue')).toMatchObject({ state: 'done', events: 3 }));
  });

  it('begin again when a crash left them behind, not while they live', async () => {
    await instance(async () => 1);
    await database.execute("INSERT INTO projection_rebuild (name, state, seen_at) VALUES ('queue', 'running', clock_timestamp())");
    const rebuilds = running[0]!;
    await expect(rebuilds.request('queue')).rejects.toBeInstanceOf(RebuildConflictError);
    await database.execute("UPDATE projection_rebuild SET seen_at = clock_timestamp() - interval '1 minute'");
    await eventually(async () => expect(await rebuilds.status('queue')).toMatchObject({ state: 'done', events: 1 }));
  });

  it('begin again after a store was away, and say why when they fail for good', async () => {
    let tries = 0;
    const rebuilds = await instance(async () => {
      tries += 1;
      if (tries === 1) throw Object.assign(new Error('away'), { retriable: true });
      throw Object.assign(new Error('text with personal data'), { code: 'PROJECTIONS.HOLE_IN_LOG' });
    });
    await rebuilds.request('queue');
    await eventually(async () => expect(await rebuilds.status('queue')).toMatchObject({ state: 'failed', reason: 'Error PROJECTIONS.HOLE_IN_LOG' }));
    expect(tries).toBe(2);
  });
});
