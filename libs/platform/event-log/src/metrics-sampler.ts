import { platformMetrics } from '@parley/platform/observability';
import type { Database } from './postgres/database';
import { WorkLoop } from './work-loop';

/** A reader that knows how far it is behind. */
export interface LagSource {
  readonly name: string;
  /** Records per `topic/partition`. */
  lag(): ReadonlyMap<string, number>;
}

export interface MetricsSamplerOptions {
  database: Database;
  lags: () => readonly LagSource[];
  onError: (error: unknown, name: string) => void;
}

/** How often waiting work is counted, in milliseconds. */
const SAMPLE_EVERY_MS = 5_000;
/** Rows that are counted at most: an alarm needs no exact number beyond it, and a scrape may never be slow. */
const COUNT_LIMIT = 10_000;

/** Counts waiting work apart from the loops that do it, so that the figures are right also while those are stuck. */
export class MetricsSampler {
  private readonly loop: WorkLoop;
  private readonly timerKinds = new Set<string>();

  constructor(private readonly options: MetricsSamplerOptions) {
    this.loop = new WorkLoop({ name: 'metrics', turn: () => this.sample(), onError: options.onError, idleMs: SAMPLE_EVERY_MS });
  }

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  private async sample(): Promise<'idle'> {
    this.setLags();
    const rows = await this.options.database.query<{ metric: string; label: string; n: number }>(
      `SELECT 'outbox' AS metric, '' AS label, count(*)::int AS n FROM (SELECT 1 FROM outbox LIMIT $1) AS o
       UNION ALL SELECT 'spool', '', count(*)::int FROM (SELECT 1 FROM spool LIMIT $1) AS s
       UNION ALL SELECT 'timers', kind, count(*)::int FROM (SELECT kind FROM timer WHERE due_at <= clock_timestamp() LIMIT $1) AS t GROUP BY kind`,
      [COUNT_LIMIT],
    );
    for (const kind of this.timerKinds) platformMetrics.timersDue().set({ kind }, 0);
    for (const { metric, label, n } of rows) {
      if (metric === 'outbox') platformMetrics.outboxRows().set(n);
      else if (metric === 'spool') platformMetrics.spoolRows().set(n);
      else {
        this.timerKinds.add(label);
        platformMetrics.timersDue().set({ kind: label }, n);
      }
    }
    return 'idle';
  }

  /** Partitions that went to another instance vanish from this one's figures. */
  private setLags(): void {
    const gauge = platformMetrics.consumerLag();
    gauge.reset();
    for (const source of this.options.lags()) {
      for (const [place, lag] of source.lag()) {
        const [topic = '', partition = ''] = place.split('/');
        gauge.set({ reader: source.name, topic, partition }, lag);
      }
    }
  }
}
