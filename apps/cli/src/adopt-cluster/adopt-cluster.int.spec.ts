import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database, runMigrations } from '@parley/platform/event-log';
import { servers, testDatabase, type TestDatabase } from '@parley/testing';
import { CommandError, UsageError, type CommandContext, type CommandResult, type OptionValues } from '../command';
import { adoptCluster } from './adopt-cluster.command';

describe('adopt-cluster', () => {
  let store: TestDatabase;
  let folder: string;
  let printed: string[];

  beforeEach(async () => {
    printed = [];
    store = await testDatabase({ schema: 'conversation', migrate: (url, schema) => runMigrations(url, schema, []) });
    folder = await mkdtemp(join(tmpdir(), 'parley-adopt-'));
    const admin = new URL(servers().postgresAdminUrl);
    admin.pathname = new URL(store.url).pathname;
    await writeFile(join(folder, 'addresses.json'), JSON.stringify({ postgresAdminUrl: admin.toString() }));
    await asService(async (database) => {
      await database.execute("INSERT INTO log_identity (cluster_id) VALUES ('the lost one')");
      await database.execute("INSERT INTO position (reader, topic, partition, next_offset) VALUES ('r', 't', 0, 17), ('r', 't', 1, 3)");
    });
  });
  afterEach(async () => {
    await store.drop();
    await rm(folder, { recursive: true, force: true });
  });

  /** What a service does, with its own role. */
  async function asService<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const database = new Database({ url: store.url, applicationName: 'spec' });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  }
  const rows = () => asService(async (database) => ({
    clusters: await database.query('SELECT cluster_id FROM log_identity'),
    positions: (await database.query('SELECT 1 FROM position')).length,
  }));
  const run = (options: OptionValues): Promise<CommandResult> => {
    const context: CommandContext = {
      env: {}, repository: folder, log: () => undefined, print: (text) => void printed.push(text), signal: new AbortController().signal,
    };
    return adoptCluster.run([], { data: folder, ...options }, context);
  };

  it('forgets the cluster and its positions in the schemas that there are, and may be repeated', async () => {
    expect(await run({ yes: true })).toEqual({ ok: true, json: { services: [{ service: 'conversation', positions: 2 }] } });
    expect(await rows()).toEqual({ clusters: [], positions: 0 });
    expect(printed[0]).toBe('conversation: 2 positions forgotten');
    expect(await run({ yes: true })).toEqual({ ok: true, json: { services: [{ service: 'conversation', positions: 0 }] } });
  });

  it('changes nothing and says what it would do until it is told yes', async () => {
    await expect(run({})).rejects.toThrow(UsageError);
    await expect(run({})).rejects.toThrow('--yes');
    expect(await rows()).toEqual({ clusters: [{ cluster_id: 'the lost one' }], positions: 2 });
  });

  it('changes nothing while a service is connected, and names it', async () => {
    await asService(async (database) => {
      await database.query('SELECT 1');
      const adopting = run({ yes: true });
      await expect(adopting).rejects.toThrow(CommandError);
      await expect(adopting).rejects.toThrow('conversation still uses it');
    });
    expect(await rows()).toEqual({ clusters: [{ cluster_id: 'the lost one' }], positions: 2 });
  });
});
