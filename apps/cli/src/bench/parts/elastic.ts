import { conversationsIndex, DocumentIndexer } from '@parley/analytics/projections';
import type { BareServers } from '../bare-servers';
import type { BenchPart } from '../bench-context';
import { filledTopic } from '../events';
import { atLeast } from '../measurement';
import { median, range } from '../statistics';
import { seconds } from '../stopwatch';
import { factsOf, projectLive } from './projection';

/** Documents of one bulk, as the indexer sends them. */
const BULK = 500;
const PAGE = 5_000;

/** Writes the documents by nothing but the client's bulk, into an index with the same mapping. */
async function rawBulk({ elastic }: BareServers, documents: readonly Record<string, unknown>[], round: number): Promise<number> {
  const index = `bench-raw-${process.pid}-${round}`;
  await elastic.indices.create({ index, mappings: { dynamic: 'strict', ...conversationsIndex.mappings }, settings: { number_of_shards: 1, number_of_replicas: 0 } });
  const took = await seconds(async () => {
    for (let from = 0; from < documents.length; from += BULK) {
      const some = documents.slice(from, from + BULK);
      const { errors } = await elastic.bulk({ index, operations: some.flatMap((doc) => [{ index: { _id: String(doc['conversation_id']) } }, doc]) });
      if (errors) throw new Error('Elasticsearch refused a document of the raw bulk');
    }
  });
  await elastic.indices.delete({ index });
  return documents.length / took;
}

async function allDocuments({ elastic }: BareServers): Promise<Record<string, unknown>[]> {
  const index = conversationsIndex.alias;
  await elastic.indices.refresh({ index });
  const documents: Record<string, unknown>[] = [];
  for (;;) {
    const after = documents.at(-1)?.['conversation_id'];
    const { hits } = await elastic.search<Record<string, unknown>>({
      index, size: PAGE, sort: [{ conversation_id: 'asc' }], track_total_hits: false, ...(after !== undefined && { search_after: [String(after)] }),
    });
    documents.push(...hits.hits.flatMap(({ _source }) => (_source ? [_source] : [])));
    if (hits.hits.length < PAGE) return documents;
  }
}

/** (4) The documents of analytics in Elasticsearch, beside the bare bulk. */
export const elastic: BenchPart<BareServers> = {
  name: 'elastic',
  about: 'the documents of conversations in Elasticsearch, beside the bare bulk',
  async run(servers, { settings, report, command }) {
    const documents = settings.quick ? 10_000 : 40_000;
    const filled = await filledTopic(servers.log, 'elastic', documents, documents);
    const database = await servers.schema('elastic');
    await projectLive(servers, database, factsOf(filled), filled.events);
    const rates = { ours: [] as number[], raw: [] as number[] };
    for (let repeat = 0; repeat <= settings.repeats; repeat += 1) {
      command.signal.throwIfAborted();
      // A higher version than the last round's, as changed conversations have.
      await database.execute('UPDATE conversation_facts SET version = version + 1');
      const indexer = new DocumentIndexer(database, servers.elastic);
      let written = 0;
      const took = await seconds(async () => {
        for (let n = await indexer.indexChanged(); n > 0; n = await indexer.indexChanged()) written += n;
      });
      const ours = written / took;
      const raw = await rawBulk(servers, await allDocuments(servers), repeat);
      command.log(`  elastic: ours ${Math.round(ours)}, raw bulk ${Math.round(raw)} documents/s`);
      // The first round compiles, on both sides.
      if (repeat === 0) continue;
      rates.ours.push(ours);
      rates.raw.push(raw);
    }
    report({ name: 'elastic.raw-bulk', value: median(rates.raw), unit: 'documents/s', note: `${range(rates.raw)}; new documents, no versions` });
    report({
      name: 'elastic.projection', value: median(rates.ours), unit: 'documents/s', ratio: median(rates.ours) / median(rates.raw), against: 'raw bulk',
      bar: atLeast(0.7, 'ratio'), note: `${range(rates.ours)}; rows from Postgres, external versions, marked as written`,
    });
  },
};
