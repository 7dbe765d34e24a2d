import { deriveId } from '@parley/contracts';
import type { Database } from '@parley/platform/event-log';

/** Somebody who can sign in. Name and e-mail are personal data. */
export interface Person {
  readonly personId: string;
  readonly tenant: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly roles: readonly string[];
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  /** Conversations at once; 0 for people who serve no customers. */
  readonly capacity: number;
  readonly locale: string;
}

/** A person together with what they do now. */
export interface AgentOverview extends Omit<Person, 'passwordHash'> {
  readonly presence: 'online' | 'away' | 'offline';
  /** Offers and assignments held now. */
  readonly load: number;
}

interface PersonRow {
  person_id: string;
  tenant: string;
  email: string;
  name: string;
  password_hash: string;
  roles: string[];
  languages: string[];
  skills: string[];
  capacity: number;
  locale: string;
}

const OVERVIEW = `
  SELECT p.*, coalesce(a.presence, 'offline') AS presence,
         (SELECT count(*) FROM assignment s WHERE s.agent_id = p.person_id AND s.ended_time IS NULL)::int AS load
  FROM person p LEFT JOIN agent a ON a.agent_id = p.person_id`;

/** The people of all tenants. */
export class People {
  constructor(private readonly database: Database) {}

  /** Whoever signs in with this address; when several tenants know it, the tenant has to be named. */
  async findByEmail(email: string, tenant?: string): Promise<Person | undefined> {
    const rows = await this.database.query<PersonRow>(
      'SELECT * FROM person WHERE email = lower($1) AND ($2::text IS NULL OR tenant = $2) LIMIT 2',
      [email, tenant ?? null],
    );
    return rows.length === 1 && rows[0] ? toPerson(rows[0]) : undefined;
  }

  async overview(tenant: string, personId: string): Promise<AgentOverview | undefined> {
    const [row] = await this.database.query<PersonRow & Pick<AgentOverview, 'presence' | 'load'>>(
      `${OVERVIEW} WHERE p.tenant = $1 AND p.person_id = $2`,
      [tenant, personId],
    );
    return row && toOverview(row);
  }

  /** Everybody who serves customers, by name. */
  async agents(tenant: string): Promise<AgentOverview[]> {
    const rows = await this.database.query<PersonRow & Pick<AgentOverview, 'presence' | 'load'>>(
      `${OVERVIEW} WHERE p.tenant = $1 AND p.capacity > 0 ORDER BY p.name LIMIT 1000`,
      [tenant],
    );
    return rows.map(toOverview);
  }

  /** Adds people who are not there yet; those who are keep what they have. */
  async add(people: readonly Omit<Person, 'personId'>[]): Promise<void> {
    for (const { tenant, email, name, passwordHash, roles, languages, skills, capacity, locale } of people) {
      await this.database.execute(
        `INSERT INTO person (person_id, tenant, email, name, password_hash, roles, languages, skills, capacity, locale)
         VALUES ($1, $2, lower($3), $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
        [
          deriveId('person', tenant, email.toLowerCase()),
          tenant,
          email,
          name,
          passwordHash,
          roles,
          languages,
          skills,
          capacity,
          locale,
        ],
      );
    }
  }
}

function toPerson({ person_id, password_hash, ...row }: PersonRow): Person {
  return { ...row, personId: person_id, passwordHash: password_hash };
}

function toOverview({ presence, load, ...row }: PersonRow & Pick<AgentOverview, 'presence' | 'load'>): AgentOverview {
  const { personId, tenant, email, name, roles, languages, skills, capacity, locale } = toPerson(row);
  return { personId, tenant, email, name, roles, languages, skills, capacity, locale, presence, load };
}
