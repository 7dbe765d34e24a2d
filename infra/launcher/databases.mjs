/** One database; in it one schema and one role per context, and no role can read another's schema. */
import pg from 'pg';
import { services } from './settings.mjs';

export const databaseName = 'parley';

/** @param {string} context */
export const roleOf = (context) => `parley_${context}`;

/**
 * @param {string} adminUrl
 * @param {string} user
 * @param {string} password
 */
export function databaseUrl(adminUrl, user, password) {
  const url = new URL(adminUrl);
  url.username = user;
  url.password = password;
  url.pathname = `/${databaseName}`;
  return url.toString();
}

/** The superuser's address of the product's own database. @param {string} adminUrl */
export function adminDatabaseUrl(adminUrl) {
  const url = new URL(adminUrl);
  url.pathname = `/${databaseName}`;
  return url.toString();
}

/**
 * @template Result
 * @param {string} url
 * @param {(client: import('pg').Client) => Promise<Result>} work
 */
async function connected(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * @param {string} adminUrl
 * @param {(context: string) => string} passwordOf
 */
export async function ensureDatabases(adminUrl, passwordOf) {
  await connected(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  });
  await connected(adminDatabaseUrl(adminUrl), async (client) => {
    await client.query(`REVOKE ALL ON DATABASE ${databaseName} FROM PUBLIC`);
    await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
    for (const { context } of services) await ensureContext(client, context, passwordOf(context));
  });
}

/**
 * @param {import('pg').Client} client
 * @param {string} context
 * @param {string} password
 */
async function ensureContext(client, context, password) {
  const role = roleOf(context);
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  await client.query(
    `${rowCount === 0 ? 'CREATE' : 'ALTER'} ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`,
  );
  await client.query(`GRANT CONNECT ON DATABASE ${databaseName} TO ${role}`);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${context} AUTHORIZATION ${role}`);
  for (const [setting, value] of [
    ['search_path', context],
    ['idle_in_transaction_session_timeout', "'3s'"],
    ['lock_timeout', "'2s'"],
  ]) {
    await client.query(`ALTER ROLE ${role} IN DATABASE ${databaseName} SET ${setting} = ${value}`);
  }
}
