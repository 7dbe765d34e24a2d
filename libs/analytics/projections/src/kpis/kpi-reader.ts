import { asking, type ElasticClient, type estypes } from '@parley/platform/elastic';
import { conversationsIndex, escalationsIndex } from '../conversations/indexes';
import type { Aggregations, Kpi, KpiFilter, KpiValue } from './kpi';

/** Where the documents are searched. */
export interface KpiTargets {
  readonly conversations: string;
  readonly escalations: string;
}

const PRODUCT: KpiTargets = { conversations: conversationsIndex.alias, escalations: escalationsIndex.alias };
/** The time that decides to which period a document belongs. */
const timeField = { conversations: 'started_at', escalations: 'requested_at' };

/** Asks for all figures in one round trip, in the order given. */
export async function readKpis(elastic: ElasticClient, kpis: readonly Kpi[], filter: KpiFilter, target: KpiTargets = PRODUCT): Promise<KpiValue[]> {
  const searches = kpis.flatMap((kpi): estypes.MsearchRequestItem[] => [
    { index: target[kpi.index] },
    { size: 0, track_total_hits: true, query: toQuery(kpi.index, filter), aggs: kpi.aggregations },
  ]);
  const { responses } = await asking(() => elastic.msearch({ searches }));
  return kpis.map((kpi, index) => {
    const response = responses[index];
    if (!response || 'error' in response) throw new Error(`The search for ${kpi.id} failed`);
    const total = typeof response.hits.total === 'number' ? response.hits.total : (response.hits.total?.value ?? 0);
    return kpi.read((response.aggregations ?? {}) as Aggregations, total);
  });
}

export interface BehindPage {
  readonly total: number;
  readonly documents: readonly object[];
}

/** The documents behind a figure, newest first. */
export async function readBehind(
  elastic: ElasticClient,
  kpi: Kpi,
  filter: KpiFilter,
  page: { from: number; size: number },
  target: KpiTargets = PRODUCT,
): Promise<BehindPage> {
  const query = toQuery(kpi.index, filter);
  const answer = await asking(() =>
    elastic.search({
      index: target[kpi.index],
      track_total_hits: true,
      from: page.from,
      size: page.size,
      sort: [{ [timeField[kpi.index]]: 'desc' }, { conversation_id: 'asc' }],
      query: kpi.behind ? { bool: { filter: [query, kpi.behind] } } : query,
    }),
  );
  const total = typeof answer.hits.total === 'number' ? answer.hits.total : (answer.hits.total?.value ?? 0);
  return { total, documents: answer.hits.hits.map((hit) => hit._source as object) };
}

function toQuery(index: Kpi['index'], { tenant, from, to, channel, language }: KpiFilter): estypes.QueryDslQueryContainer {
  const period = { ...(from !== undefined && { gte: from }), ...(to !== undefined && { lt: to }) };
  return {
    bool: {
      filter: [
        { term: { tenant } },
        ...(from !== undefined || to !== undefined ? [{ range: { [timeField[index]]: period } }] : []),
        ...(channel !== undefined ? [{ term: { channel } }] : []),
        ...(language !== undefined ? [{ term: { language } }] : []),
      ],
    },
  };
}
