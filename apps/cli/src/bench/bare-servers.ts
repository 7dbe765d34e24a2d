import { randomBytes } from 'node:crypto';
import { createElasticClient, type ElasticClient } from '@parley/platform/elastic';
import { Database, runMigrations, type MigrationClass } from '@parley/platform/event-log';
import { createKafkaLogClient, type LogClient } from '@parley/platform/kafka';
import type { StackAddresses } from '../shared/launcher';

/** Connections that a service has at most. */
const SERVICE_CONNECTIONS = 10;

/** Kafka, Postgres and Elasticsearch without any service: parts of the runtime are measured on them one by one. */
export class BareServers {
  readonly log: LogClient;
  readonly elastic: ElasticClient;
  private readonly databases: Database[] = [];

  constructor(private readonly addresses: StackAddresses) {
    this.log = createKafkaLogClient({ brokers: this.brokers, clientId: 'parley-bench' });
    this.elastic = createElasticClient({ url: addresses.elasticsearchUrl, timeoutMs: 60_000 });
  }

  get brokers(): string[] {
    return this.addresses.kafkaBrokers.split(',');
  }

  get elasticsearchUrl(): string {
    return this.addresses.elasticsearchUrl;
  }

  /** A schema of its own, as a service has one, and the pool that a service has. */
  async schema(name: string, migrations: readonly MigrationClass[] = [], maxConnections = SERVICE_CONNECTIONS): Promise<Database> {
    const schema = `bench_${name}_${randomBytes(3).toString('hex')}`;
    const admin = new Database({ url: this.addresses.postgresAdminUrl, applicationName: 'parley-bench' });
    await admin.execute(`CREATE SCHEMA ${schema}`);
    // The pool of the runtime sets its own options: the search path hangs on a role.
    await admin.execute(`CREATE ROLE ${schema} LOGIN SUPERUSER PASSWORD '${schema}'`);
    await admin.execute(`ALTER ROLE ${schema} SET search_path = ${schema}`);
    await admin.close();
    const url = new URL(this.addresses.postgresAdminUrl);
    url.username = schema;
    url.password = schema;
    await runMigrations(url.toString(), schema, migrations);
    const database = new Database({ url: url.toString(), applicationName: 'parley-bench', maxConnections });
    this.databases.push(database);
    return database;
  }

  async close(): Promise<void> {
    await this.log.close();
    await this.elastic.close();
    for (const database of this.databases) await database.close();
  }
}

/** A name that no other run uses. */
export const uniqueName = (what: string): string => `parley.bench.${what}.${randomBytes(4).toString('hex')}`;
