import { bulkExternal, createElasticClient, deleteOtherIndexes, ensureIndex, refresh, type ElasticClient } from '@parley/platform/elastic';
import { conversationsIndex, escalationsIndex } from '../conversations/indexes';
import type { Kpi, KpiFilter, KpiValue } from '../kpis/kpi';
import { readBehind, readKpis } from '../kpis/kpi-reader';

export const TENANT = 'spec';

/** What a document says unless a test says otherwise. */
const conversation = {
  tenant: TENANT, channel: 'webchat', language: 'en', status: 'closed', controller: 'bot', started_at: '2026-03-01T10:00:00.000Z', customer_messages: 1,
  bot_replies: 1, agent_replies: 0, answers: 1, clarifications: 0, reopenings: 0, escalated: false, escalations: 0, articles: [],
};
const escalation = {
  tenant: TENANT, channel: 'webchat', language: 'en', reason: 'customer-request', category: 'billing', trigger: 'asks-for-human', priority: 50,
  requested_at: '2026-03-01T10:00:00.000Z', offers: 0, offers_lost: 0, assignments: 0,
};

/** A small set of documents on a real Elasticsearch, in indexes of its own. */
export class KpiStore {
  private constructor(
    private readonly elastic: ElasticClient,
    private readonly targets: { conversations: string; escalations: string },
  ) {}

  static async open(url: string, name: string): Promise<KpiStore> {
    const elastic = createElasticClient({ url });
    const targets = { conversations: `${name}-c`, escalations: `${name}-e` };
    await ensureIndex(elastic, { ...conversationsIndex, alias: targets.conversations });
    await ensureIndex(elastic, { ...escalationsIndex, alias: targets.escalations });
    return new KpiStore(elastic, targets);
  }

  async conversations(...documents: object[]): Promise<this> {
    return this.write(this.targets.conversations, 'conversation_id', documents.map((one) => ({ ...conversation, ...one })));
  }

  async escalations(...documents: object[]): Promise<this> {
    return this.write(this.targets.escalations, 'escalation_id', documents.map((one) => ({ ...escalation, conversation_id: 'c', ...one })));
  }

  async figure(kpi: Kpi, filter: Partial<KpiFilter> = {}): Promise<KpiValue | undefined> {
    return (await readKpis(this.elastic, [kpi], { tenant: TENANT, ...filter }, this.targets))[0];
  }

  /** Ids of the documents behind the figure. */
  async behind(kpi: Kpi): Promise<string[]> {
    const { documents } = await readBehind(this.elastic, kpi, { tenant: TENANT }, { from: 0, size: 50 }, this.targets);
    const id = kpi.index === 'conversations' ? 'conversation_id' : 'escalation_id';
    return documents.map((document) => String((document as Record<string, unknown>)[id])).sort();
  }

  async close(): Promise<void> {
    for (const alias of Object.values(this.targets)) await deleteOtherIndexes(this.elastic, alias, '');
    await this.elastic.close();
  }

  private async write(alias: string, id: string, documents: readonly object[]): Promise<this> {
    const made = documents.map((doc, index) => ({ id: `d${index}`, version: 1, doc: { ...doc, [id]: `d${index}` } }));
    await bulkExternal(this.elastic, alias, made);
    await refresh(this.elastic, alias);
    return this;
  }
}
