import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomName, servers } from '@parley/testing';
import { bulkExternal } from './bulk';
import type { Client as ElasticClient } from '@elastic/elasticsearch';
import { createElasticClient, refresh } from './client';
import { BulkRejectedError, ElasticUnavailableError, IndexMissingError } from './errors';
import { deleteOtherIndexes, ensureIndex, switchAlias, type IndexDefinition } from './indexes';

const alias = randomName('parley-spec');
const definition: IndexDefinition = { alias, version: 1, mappings: { properties: { name: { type: 'keyword' }, count: { type: 'integer' } } } };

describe('platform/elastic', () => {
  const client = createElasticClient({ url: servers().elasticsearchUrl });
  let index: string;

  beforeAll(async () => {
    const ensured = await Promise.all([1, 2, 3, 4].map(() => ensureIndex(client, definition)));
    index = ensured[0]!.index;
    expect(new Set(ensured.map((one) => one.index)).size).toBe(1);
  });

  afterAll(async () => {
    await deleteOtherIndexes(client, alias, '');
    await client.close();
  });

  const found = async (): Promise<unknown[]> => {
    await refresh(client, alias);
    return (await client.search({ index: alias, sort: [{ name: 'asc' }] })).hits.hits.map((hit) => hit._source);
  };

  it('keeps the highest version of a document in whatever order versions come', async () => {
    await bulkExternal(client, index, [{ id: 'a', version: 3, doc: { name: 'a', count: 3 } }]);
    const late = await bulkExternal(client, index, [
      { id: 'a', version: 2, doc: { name: 'a', count: 2 } },
      { id: 'b', version: 1, doc: { name: 'b', count: 1 } },
    ]);
    expect(late).toEqual({ written: 1, alreadyThere: 1 });
    expect(await found()).toEqual([{ name: 'a', count: 3 }, { name: 'b', count: 1 }]);
  });

  it('would go back to an older document without the external version: nothing else orders the writers', async () => {
    const plain = { bulk: (request: BulkRequest) => client.bulk({ ...request, operations: (request.operations ?? []).map(withoutVersion) }) };
    const write = (writer: unknown, version: number) =>
      bulkExternal(writer as ElasticClient, alias, [{ id: 'guarded', version, doc: { name: 'zz-guarded', count: version } }]);
    const guarded = async () => (await found()).find((doc) => (doc as { name: string }).name === 'zz-guarded');
    await write(client, 2);
    await write(client, 1);
    expect(await guarded()).toEqual({ name: 'zz-guarded', count: 2 });
    await write(plain, 1);
    expect(await guarded()).toEqual({ name: 'zz-guarded', count: 1 });
  });

  it('writes the good documents of a bulk and names the refused ones without their content', async () => {
    const writing = bulkExternal(client, index, [
      { id: 'bad', version: 1, doc: { name: 'x', secret: 'personal' } },
      { id: 'c', version: 1, doc: { name: 'c', count: 1 } },
    ]);
    const error: unknown = await writing.catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(BulkRejectedError);
    expect(error).toMatchObject({ retriable: false, rejected: [{ id: 'bad', type: 'strict_dynamic_mapping_exception' }] });
    expect(JSON.stringify(error)).not.toContain('personal');
    expect(await found()).toContainEqual({ name: 'c', count: 1 });
  });

  it('builds a new version beside the live one and switches in one step', async () => {
    const next = await ensureIndex(client, { ...definition, version: 2 });
    expect(next).toMatchObject({ live: false, superseded: false });
    expect(await ensureIndex(client, definition)).toEqual({ index, live: true, superseded: false });
    await bulkExternal(client, next.index, [{ id: 'new', version: 1, doc: { name: 'new', count: 1 } }]);
    expect(await found()).not.toContainEqual({ name: 'new', count: 1 });
    await switchAlias(client, alias, next.index);
    expect(await found()).toEqual([{ name: 'new', count: 1 }]);
    expect(await ensureIndex(client, { ...definition, version: 2 })).toEqual({ index: next.index, live: true, superseded: false });
    expect(await ensureIndex(client, definition)).toEqual({ index, live: false, superseded: true });
  });

  it('reports a deleted index instead of making one without mappings', async () => {
    const gone = `${alias}-v9-gone`;
    await expect(bulkExternal(client, gone, [{ id: 'a', version: 1, doc: { name: 'a' } }])).rejects.toBeInstanceOf(IndexMissingError);
  });

  it('calls a server that does not answer unavailable, which may be tried again', async () => {
    const nobody = createElasticClient({ url: 'http://127.0.0.1:9', timeoutMs: 500 });
    const error: unknown = await bulkExternal(nobody, index, [{ id: 'a', version: 1, doc: {} }]).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ElasticUnavailableError);
    expect(error).toMatchObject({ retriable: true });
    await nobody.close();
  });
});

type BulkRequest = Parameters<ElasticClient['bulk']>[0] & { operations?: object[] };

/** A bulk's action line with its version taken out; documents stay as they are. */
function withoutVersion(line: object): object {
  if (!('index' in line)) return line;
  const { version: _version, version_type: _type, ...action } = line.index as Record<string, unknown>;
  return { index: action };
}
