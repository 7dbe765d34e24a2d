import type { IntentCorrection } from '@parley/nlu/domain';
import { isoTime, type Database } from '@parley/platform/event-log';

/** The newest corrections of a tenant's agents, at most so many, newest first. */
export async function newestCorrections(database: Pick<Database, 'query'>, tenant: string, limit: number): Promise<IntentCorrection[]> {
  return database.query<IntentCorrection & object>(
    `SELECT message_id AS "messageId", text, recognised, intent, ${isoTime('corrected_time')} AS time
     FROM intent_correction WHERE tenant = $1 AND text <> '' ORDER BY corrected_time DESC, message_id, agent_id LIMIT $2`,
    [tenant, limit],
  );
}
