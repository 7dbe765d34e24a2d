import { ParleyError, UndecodableEventError, type Topic } from '@parley/contracts';
import type { LogClient } from '@parley/platform/kafka';
import { attributesOf } from './consumer/decode';
import type { Database } from './postgres/database';

/** Kafka is not the cluster that the positions in Postgres belong to. */
export class ForeignClusterError extends ParleyError {
  constructor() {
    super('LOG.FOREIGN_CLUSTER', 'Kafka has another cluster id than the one this schema was used with: point the service at its own cluster, or run "parley adopt-cluster" when this one replaces a lost one');
  }
}

/** Kafka holds events of this owner that its ledger lacks: the database is older than the log. */
export class LedgerBehindLogError extends ParleyError {
  constructor(topic: string, missing: number) {
    super('LOG.LEDGER_BEHIND', `${missing} of the newest events on ${topic} are not in the ledger; run "parley restore-ledger" before the service may start`, {
      details: { topic, missing },
    });
  }
}

/** How many of the newest records per partition are held against the ledger. */
const TAIL = 50;

/** The first start remembers the cluster; every later one insists on it. @throws ForeignClusterError */
export async function checkCluster(database: Database, log: LogClient): Promise<void> {
  const clusterId = await log.admin().clusterId();
  await database.execute('INSERT INTO log_identity (cluster_id) VALUES ($1) ON CONFLICT DO NOTHING', [clusterId]);
  const [known] = await database.query<{ cluster_id: string }>('SELECT cluster_id FROM log_identity');
  if (known?.cluster_id !== clusterId) throw new ForeignClusterError();
}

/** Holds the newest events of an owned topic against the ledger. @throws LedgerBehindLogError */
export async function checkLedger(database: Database, log: LogClient, topic: Topic): Promise<void> {
  const ends = await log.admin().endOffsets(topic.name);
  const from = new Map([...ends].map(([partition, { low, high }]) => [partition, Math.max(low, high - TAIL)]));
  const ids: string[] = [];
  await log.scan(
    topic.name,
    ({ records }) => {
      for (const record of records) {
        const attributes = attributesOf(record);
        if (!(attributes instanceof UndecodableEventError) && attributes.seq !== undefined) ids.push(attributes.id);
      }
    },
    from,
  );
  const rows = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM ledger WHERE event_id = ANY($1::uuid[])', [[...new Set(ids)]]);
  const missing = new Set(ids).size - (rows[0]?.n ?? 0);
  if (missing > 0) throw new LedgerBehindLogError(topic.name, missing);
}
