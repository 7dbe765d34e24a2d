import type { Database, Tx } from '@parley/platform/event-log';

/** What editors are called; libraries keep only their ids. */
export class EditorNames {
  async remember(tx: Tx, tenant: string, personId: string, name: string): Promise<void> {
    await tx.execute(
      `INSERT INTO editor AS e (tenant, person_id, name) VALUES ($1, $2, $3)
       ON CONFLICT (tenant, person_id) DO UPDATE SET name = excluded.name WHERE e.name <> excluded.name`,
      [tenant, personId, name],
    );
  }

  /** Name by id, as far as they are known. */
  async of(database: Pick<Database, 'query'>, tenant: string, personIds: readonly string[]): Promise<Record<string, string>> {
    const rows = await database.query<{ person_id: string; name: string }>(
      'SELECT person_id, name FROM editor WHERE tenant = $1 AND person_id = ANY($2::text[])',
      [tenant, [...new Set(personIds)]],
    );
    return Object.fromEntries(rows.map((row) => [row.person_id, row.name]));
  }
}
