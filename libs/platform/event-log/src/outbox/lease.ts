import type { Database } from '../postgres/database';
import { LEASE_SECONDS } from '../settings';

/**
 * Named leases by the database clock. A holder that is stopped and wakes after its lease has passed may still finish
 * one send: that repeats records in their order, which every consumer drops by seq or id.
 */
export class Leases {
  private renewedAt = 0;
  private held: readonly string[] = [];

  constructor(
    private readonly database: Database,
    private readonly names: readonly string[],
    /** Stable per instance, so that a restarted instance takes its own leases at once. */
    private readonly owner: string,
  ) {}

  /** The leases held now; renews or takes what is free at most once a second. */
  async hold(): Promise<readonly string[]> {
    const now = performance.now();
    if (this.renewedAt !== 0 && now - this.renewedAt < 1_000) return this.held;
    const rows = await this.database.query<{ name: string }>(
      `INSERT INTO lease AS l (name, owner, expires_at)
       SELECT name, $2, now() + make_interval(secs => $3) FROM unnest($1::text[]) AS n (name) ORDER BY name
       ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at
       WHERE l.owner = excluded.owner OR l.expires_at < now()
       RETURNING name`,
      [this.names, this.owner, LEASE_SECONDS],
    );
    this.renewedAt = now;
    this.held = rows.map((row) => row.name).sort();
    return this.held;
  }

  /** Gives the leases up, so that another instance goes on at once. */
  async release(): Promise<void> {
    this.renewedAt = 0;
    this.held = [];
    await this.database.execute('DELETE FROM lease WHERE name = ANY($1) AND owner = $2', [this.names, this.owner]);
  }
}
