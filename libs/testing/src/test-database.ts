import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { randomSqlName } from './random-name';
import { servers } from './servers';

export interface TestDatabaseOptions {
  /** Name of the one schema in the database, which is also the role's search path; `service` by default. */
  schema?: string;
  /** Brings the schema to the form the spec needs. */
  migrate?: (url: string, schema: string) => Promise<void>;
  /** Address of a role that may create databases and roles; PARLEY_POSTGRES_ADMIN_URL by default. */
  adminUrl?: string;
}

export interface TestDatabase {
  /** Address with the database's own role, which owns the schema and nothing else. */
  url: string;
  schema: string;
  /** Ends all its connections and removes database and role. */
  drop(): Promise<void>;
}

/**
 * A new empty database with its own role and schema, like a service has them in production.
 *
 * @throws MissingServerError when there is no Postgres to use.
 */
export async function testDatabase({
  schema = 'service',
  migrate,
  adminUrl = servers().postgresAdminUrl,
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const name = randomSqlName('parley_test');
  const password = randomBytes(12).toString('hex');
  await asAdmin(adminUrl, [
    `CREATE ROLE ${name} LOGIN PASSWORD '${password}'`,
    `CREATE DATABASE ${name}`,
    `ALTER ROLE ${name} SET search_path = ${quoted(schema)}`,
  ]);
  await asAdmin(addressIn(adminUrl, name), [
    `CREATE SCHEMA ${quoted(schema)} AUTHORIZATION ${name}`,
    `GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO ${name}`,
  ]);
  const database: TestDatabase = {
    url: addressIn(adminUrl, name, { user: name, password }),
    schema,
    drop: () => asAdmin(adminUrl, [`DROP DATABASE ${name} WITH (FORCE)`, `DROP ROLE ${name}`]),
  };
  return migrate ? migrated(database, migrate) : database;
}

async function migrated(
  database: TestDatabase,
  migrate: (url: string, schema: string) => Promise<void>,
): Promise<TestDatabase> {
  try {
    await migrate(database.url, database.schema);
    return database;
  } catch (error) {
    await database.drop();
    throw error;
  }
}

/** Identifiers cannot be parameters; names here are made by us or quoted, and CREATE DATABASE allows no transaction. */
async function asAdmin(url: string, statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function addressIn(adminUrl: string, database: string, login?: { user: string; password: string }): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (login) {
    url.username = login.user;
    url.password = login.password;
  }
  return url.toString();
}

const quoted = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`;
