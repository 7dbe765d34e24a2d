import type { estypes } from '@parley/platform/elastic';

/** Which conversations a KPI looks at. Times by the event clock of the channel, ISO 8601. */
export interface KpiFilter {
  readonly tenant: string;
  /** Conversations that started at or after this. */
  readonly from?: string;
  /** … and before this. */
  readonly to?: string;
  readonly channel?: string;
  readonly language?: string;
}

export interface KpiPart {
  readonly key: string;
  readonly value: number;
  /** Share of the whole, 0…1. */
  readonly share: number;
}

/** A figure, with what it was computed from. `null`: there is nothing to compute it from. */
export interface KpiValue {
  readonly value: number | null;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly parts?: readonly KpiPart[];
}

/**
 * A key figure: its written definition, what it asks of Elasticsearch, and how the answer becomes the figure. Ratios are
 * computed here from counts, never inside the index, so that they can be recomputed over any set of documents.
 */
export interface Kpi {
  readonly id: string;
  /** Raised when the definition changes its meaning. */
  readonly version: number;
  readonly title: { readonly en: string; readonly zh: string };
  readonly unit: 'count' | 'ratio' | 'ms';
  /** In words: what is counted, over what, by which time. */
  readonly definition: { readonly en: string; readonly zh: string };
  readonly index: 'conversations' | 'escalations';
  readonly aggregations: Record<string, estypes.AggregationsAggregationContainer>;
  /** @param total documents that the filter matches. */
  read(aggregations: Aggregations, total: number): KpiValue;
  /** The documents behind the figure; all of the index by default. */
  readonly behind?: estypes.QueryDslQueryContainer;
}

/** Answers of Elasticsearch by aggregation name. */
export type Aggregations = Readonly<Record<string, unknown>>;

export const docCount = (aggregations: Aggregations, name: string): number =>
  (aggregations[name] as { doc_count?: number } | undefined)?.doc_count ?? 0;

export const percentile = (aggregations: Aggregations, name: string, percent: number): number | null => {
  const values = (aggregations[name] as { values?: Record<string, number | null> } | undefined)?.values;
  const value = values?.[`${percent}.0`];
  return value === undefined || value === null || Number.isNaN(value) ? null : Math.round(value);
};

export const buckets = (aggregations: Aggregations, name: string): { key: string; doc_count: number }[] =>
  (aggregations[name] as { buckets?: { key: string; doc_count: number }[] } | undefined)?.buckets ?? [];

/** A share of a whole; null when there is no whole. */
export const ratio = (numerator: number, denominator: number): KpiValue => ({
  value: denominator === 0 ? null : numerator / denominator,
  numerator,
  denominator,
});
