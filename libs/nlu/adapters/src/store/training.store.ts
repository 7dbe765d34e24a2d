import type { LibraryTraining } from '@parley/contracts';
import type { ModelComparison } from '@parley/nlu/domain';
import type { Database } from '@parley/platform/event-log';

/** The last training of a tenant's library. */
export interface TrainingRecord {
  readonly trainingId: string;
  /** What it was trained from. */
  readonly draftRevision: number;
  readonly seed: number;
  readonly status: 'training' | 'done' | 'failed';
  readonly startedBy: string;
  /** ISO 8601. */
  readonly startedTime: string;
  readonly endedTime: string | null;
  readonly training: LibraryTraining | null;
  /** Beside the running model on messages of late; null where there is no running model to compare with. */
  readonly comparison: ModelComparison | null;
  readonly errorCode: string | null;
}

type Queries = Pick<Database, 'query'>;

interface Row {
  training_id: string;
  draft_revision: number;
  seed: number;
  status: TrainingRecord['status'];
  started_by: string;
  started_time: Date | string;
  ended_time: Date | string | null;
  training: LibraryTraining | null;
  comparison: ModelComparison | null;
  error_code: string | null;
}

/** Trainings outlive the request and the instance that began them: any instance may publish what another trained. */
export class TrainingStore {
  /** A new training takes the place of the one before. */
  async begin(database: Queries, tenant: string, begun: Pick<TrainingRecord, 'trainingId' | 'draftRevision' | 'seed' | 'startedBy' | 'startedTime'>): Promise<void> {
    await database.query(
      `INSERT INTO library_training (tenant, training_id, draft_revision, seed, status, started_by, started_time)
       VALUES ($1, $2, $3, $4, 'training', $5, $6)
       ON CONFLICT (tenant) DO UPDATE SET training_id = excluded.training_id, draft_revision = excluded.draft_revision, seed = excluded.seed,
         status = excluded.status, started_by = excluded.started_by, started_time = excluded.started_time,
         ended_time = NULL, training = NULL, comparison = NULL, error_code = NULL`,
      [tenant, begun.trainingId, begun.draftRevision, begun.seed, begun.startedBy, begun.startedTime],
    );
  }

  /** Does nothing when another training was begun meanwhile. */
  async end(database: Queries, tenant: string, trainingId: string, result: Pick<TrainingRecord, 'training' | 'comparison' | 'errorCode'>): Promise<void> {
    await database.query(
      `UPDATE library_training SET status = CASE WHEN $3::text IS NULL THEN 'done' ELSE 'failed' END, ended_time = clock_timestamp(),
         error_code = $3, training = $4::json, comparison = $5::json
       WHERE tenant = $1 AND training_id = $2`,
      [tenant, trainingId, result.errorCode, jsonOf(result.training), jsonOf(result.comparison)],
    );
  }

  async read(database: Queries, tenant: string): Promise<TrainingRecord | undefined> {
    const [row] = await database.query<Row>('SELECT * FROM library_training WHERE tenant = $1', [tenant]);
    return row && toRecord(row);
  }
}

const jsonOf = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));
const timeOf = (time: Date | string): string => new Date(time).toISOString();

const toRecord = (row: Row): TrainingRecord => ({
  trainingId: row.training_id,
  draftRevision: row.draft_revision,
  seed: row.seed,
  status: row.status,
  startedBy: row.started_by,
  startedTime: timeOf(row.started_time),
  endedTime: row.ended_time === null ? null : timeOf(row.ended_time),
  training: row.training,
  comparison: row.comparison,
  errorCode: row.error_code,
});
