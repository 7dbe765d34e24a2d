import type { Database } from '@parley/platform/event-log';

/** What a tenant's customers wrote that no intent covered, masked; oldest first, so that a new message changes no cluster of those before it. */
export async function unrecognisedTexts(database: Pick<Database, 'query'>, tenant: string): Promise<string[]> {
  const rows = await database.query<{ text: string }>('SELECT text FROM unrecognised_message WHERE tenant = $1 ORDER BY understood_time, message_id', [tenant]);
  return rows.map(({ text }) => text);
}
