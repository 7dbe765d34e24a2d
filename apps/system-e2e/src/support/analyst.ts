import { succeed } from './http';
import { demo, instance } from './instance';

export interface Kpi {
  readonly id: string;
  readonly definition: { readonly en: string; readonly zh: string };
  readonly value: number | null;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly parts?: readonly { readonly key: string; readonly value: number; readonly share: number }[];
}

export interface Period {
  readonly from: string;
  readonly channel: string;
}

type Document = Readonly<Record<string, unknown>>;

/** Somebody who reads the figures, over HTTP and in Elasticsearch. */
export class Analyst {
  private constructor(private readonly token: string) {}

  static async signIn(): Promise<Analyst> {
    const body = { email: 'ana@demo.parley', password: demo.password };
    return new Analyst((await succeed<{ token: string }>('/api/routing/session', { method: 'POST', body })).token);
  }

  async kpis(period: Period): Promise<ReadonlyMap<string, Kpi>> {
    const { kpis } = await succeed<{ kpis: Kpi[] }>(`/api/analytics/kpis?${queryOf(period)}`, { token: this.token });
    return new Map(kpis.map((kpi) => [kpi.id, kpi]));
  }

  behind(kpi: string, period: Period): Promise<{ total: number; documents: Document[] }> {
    return succeed(`/api/analytics/kpis/${kpi}/conversations?${queryOf(period)}`, { token: this.token });
  }

  /** The document of that id behind an alias. @throws Error while there is none. */
  async document(alias: string, id: string): Promise<Document> {
    const response = await fetch(`${instance.elasticsearchUrl}/${alias}/_doc/${id}`);
    if (!response.ok) throw new Error(`${alias} has no document ${id}: ${response.status}`);
    return ((await response.json()) as { _source: Document })._source;
  }
}

const queryOf = ({ from, channel }: Period): string => new URLSearchParams({ from, channel }).toString();
