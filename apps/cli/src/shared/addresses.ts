import { readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { CommandError } from '../command';

/** Where the servers of one instance answer. */
export interface ServerAddresses {
  /** Comma-separated host:port. */
  readonly kafkaBrokers: string;
  /** The superuser's address of the product's database. */
  readonly postgresAdminUrl: string;
  readonly elasticsearchUrl: string;
}

/** Where browsers and people's tools reach the services. */
const FRONT_SETTING = 'PARLEY_FRONT_URL';

/** What the launcher writes into the data folder of a running instance. */
const FILE = 'addresses.json';
const DATABASE = 'parley';

type Env = Readonly<Record<string, string | undefined>>;

/** The data folder: PARLEY_DATA, else `.parley` in the repository. */
export function dataFolder(env: Env, repository: string, given?: string): string {
  const folder = given ?? env['PARLEY_DATA'];
  if (folder === undefined || folder === '') return join(repository, '.parley');
  return isAbsolute(folder) ? folder : resolve(repository, folder);
}

/**
 * Addresses from the environment, else those of the instance that runs on the data folder.
 * @throws CommandError when there are none.
 */
export function serverAddresses(env: Env, dataDir: string): ServerAddresses {
  const { PARLEY_KAFKA_BROKERS: kafkaBrokers, PARLEY_POSTGRES_ADMIN_URL: admin, PARLEY_ELASTICSEARCH_URL: elasticsearchUrl } = env;
  if (kafkaBrokers && admin && elasticsearchUrl) return { kafkaBrokers, postgresAdminUrl: withDatabase(admin), elasticsearchUrl };
  return { ...addressesIn(dataDir) };
}

/**
 * The front address: PARLEY_FRONT_URL, else that of the instance that runs on the data folder.
 * @throws CommandError when there is none.
 */
export function frontAddress(env: Env, dataDir: string): string {
  return env[FRONT_SETTING] ?? addressesIn(dataDir).front;
}

function addressesIn(dataDir: string): ServerAddresses & { readonly front: string } {
  const file = join(dataDir, FILE);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ServerAddresses & { readonly front: string };
  } catch (error) {
    throw new CommandError(
      `No running Parley was found in ${dataDir}: start it with "npm start", name its data folder with --data or PARLEY_DATA, ` +
        'or set PARLEY_KAFKA_BROKERS, PARLEY_POSTGRES_ADMIN_URL and PARLEY_ELASTICSEARCH_URL.',
      { cause: error },
    );
  }
}

/** The launcher's setting names the server; the product's tables are in a database of their own. */
function withDatabase(adminUrl: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${DATABASE}`;
  return url.toString();
}
