import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bulkExternal, createElasticClient, deleteOtherIndexes, ensureIndex, refresh, type ElasticClient } from '@parley/platform/elastic';
import { randomName, servers, type ProjectionUnderTest } from '@parley/testing';
import { factsStore } from '../testing/facts-store.support.spec';
import { journey } from '../testing/journey';
import { DocumentIndexer } from './document-indexer';
import { conversationsIndex, escalationsIndex } from './indexes';

describe('the documents of conversations', () => {
  const store = factsStore();
  let facts: Pick<ProjectionUnderTest, 'apply'>;
  let elastic: ElasticClient;
  let indexer: DocumentIndexer;
  let rejected: string[];
  let indexes: { conversations: typeof conversationsIndex; escalations: typeof escalationsIndex };

  beforeEach(async () => {
    rejected = [];
    facts = await store.open();
    elastic = createElasticClient({ url: servers().elasticsearchUrl });
    const name = randomName('parley-spec');
    indexes = { conversations: { ...conversationsIndex, alias: `${name}-c` }, escalations: { ...escalationsIndex, alias: `${name}-e` } };
    indexer = newIndexer();
  });

  afterEach(async () => {
    for (const { alias } of Object.values(indexes)) await deleteOtherIndexes(elastic, alias, '');
    await elastic.close();
  });

  const newIndexer = () => new DocumentIndexer(store.database(), elastic, { indexes, onRejected: (ids) => rejected.push(...ids) });
  const indexAll = async (): Promise<void> => {
    while ((await indexer.indexChanged()) > 0);
  };
  /** Id, external version and source of every document that searches see. */
  const documents = async (): Promise<unknown[]> => {
    const found: unknown[] = [];
    for (const { alias } of [indexes.conversations, indexes.escalations]) {
      await refresh(elastic, alias);
      const { hits } = await elastic.search({ index: alias, size: 100, version: true, sort: [{ conversation_id: 'asc' }, { [alias.endsWith('-e') ? 'requested_at' : 'started_at']: 'asc' }] });
      found.push(...hits.hits.map(({ _id, _version, _source }) => ({ _id, _version, _source })));
    }
    return found;
  };
  const versions = () => store.database().query<{ version: number }>('SELECT version FROM conversation_facts ORDER BY conversation_id');
  const progress = { onProgress: () => undefined, signal: new AbortController().signal };

  it('have the ids of conversation and escalation, and the sum of the streams as their version', async () => {
    await facts.apply(journey('c1'));
    await indexAll();
    const [row] = await versions();
    expect(await documents()).toMatchObject([
      { _id: 'c1', _version: row?.version },
      { _id: 'c1-e1', _version: row?.version },
      { _id: 'c1-e2', _version: row?.version },
    ]);
  });

  it('are the same when every row is written again', async () => {
    await facts.apply([...journey('c1'), ...journey('c2')]);
    await indexAll();
    const before = await documents();
    await store.database().execute('UPDATE conversation_facts SET indexed_version = 0');
    await indexAll();
    expect(await documents()).toEqual(before);
  });

  it('keep the newest state when an older one arrives late', async () => {
    await facts.apply(journey('c1').slice(0, 4));
    const late = new DocumentIndexer(
      { query: (sql: string, values: unknown[]) => (sql.startsWith('SELECT') ? old : store.database().query(sql, values)), execute: async () => 0 } as never,
      elastic,
      { indexes },
    );
    const old = await store.database().query('SELECT * FROM conversation_facts');
    await facts.apply(journey('c1'));
    await indexAll();
    const before = await documents();
    await late.indexChanged();
    expect(await documents()).toEqual(before);
  });

  it('are refused with a field that the mapping does not know, and the others are written all the same', async () => {
    const { index } = await ensureIndex(elastic, indexes.conversations);
    const writing = bulkExternal(elastic, index, [{ id: 'x', version: 1, doc: { tenant: 'test', surprise: 1 } }]);
    await expect(writing).rejects.toMatchObject({ rejected: [{ id: 'x', type: 'strict_dynamic_mapping_exception' }] });
    await facts.apply([...journey('c1'), ...journey('c2')]);
    await store.database().execute(`UPDATE conversation_facts SET conversation = jsonb_set(conversation::jsonb, '{customerMessages}', '"many"')::json WHERE conversation_id = 'c1'`);
    await indexAll();
    expect(rejected).toEqual(['c1']);
    expect((await documents()).map((document) => (document as { _id: string })._id)).toContain('c2');
  });

  it('are the same after a rebuild beside the live indexes, which searches never miss', async () => {
    await facts.apply([...journey('c1'), ...journey('c2')]);
    await indexAll();
    const before = await documents();
    const live = Object.keys(await elastic.indices.getAlias({ name: indexes.conversations.alias }));
    let during: unknown[] = [];
    const written = await indexer.rebuild({ ...progress, onProgress: ({ phase }) => void (phase === 'reading' && (during = [...during, phase])) });
    expect([written, during.length]).toEqual([2, 1]);
    await indexAll();
    expect(await documents()).toEqual(before);
    expect(Object.keys(await elastic.indices.getAlias({ name: indexes.conversations.alias }))).not.toEqual(live);
    expect(await elastic.indices.exists({ index: live })).toBe(false);
  });

  it('reach the new indexes also when they change during the rebuild, from this instance or another', async () => {
    await facts.apply(journey('c1').slice(0, 6));
    await indexAll();
    const another = newIndexer();
    await another.indexChanged();
    let changed: Promise<unknown> = Promise.resolve();
    await indexer.rebuild({
      ...progress,
      onProgress: ({ phase }) => {
        if (phase === 'reading') changed = facts.apply(journey('c1')).then(() => another.indexChanged());
      },
    });
    await changed.catch(() => undefined);
    await indexAll();
    const [row] = await versions();
    expect((await documents())[0]).toMatchObject({ _id: 'c1', _version: row?.version });
  });

  it('leave the live indexes as they are when a rebuild is cancelled, and nothing behind', async () => {
    await facts.apply(journey('c1'));
    await indexAll();
    const before = await documents();
    await expect(indexer.rebuild({ ...progress, signal: AbortSignal.abort() })).rejects.toThrow();
    expect(await documents()).toEqual(before);
    expect(Object.keys(await elastic.indices.get({ index: `${indexes.conversations.alias}-v*` }))).toHaveLength(1);
  });

  it('are written again when the search engine lost its indexes', async () => {
    await facts.apply(journey('c1'));
    await indexAll();
    const before = await documents();
    for (const { alias } of Object.values(indexes)) await deleteOtherIndexes(elastic, alias, '');
    await store.database().execute('UPDATE conversation_facts SET version = version');
    indexer = newIndexer();
    await indexAll();
    expect(await documents()).toEqual(before);
  });
});
