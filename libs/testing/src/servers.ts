/** Addresses of the real servers that integration specs run on. */
export interface Servers {
  kafkaBrokers: string[];
  /** A role that may create databases and roles. */
  postgresAdminUrl: string;
  elasticsearchUrl: string;
}

/** A server that a spec needs has no address. */
export class MissingServerError extends Error {
  constructor(readonly variable: string) {
    super(`${variable} is not set: integration specs need real servers; \`npm test\` starts them and sets it`);
    this.name = 'MissingServerError';
  }
}

/**
 * Where the servers are. Each address is read when it is asked for, so a spec needs only the servers it uses.
 *
 * @throws MissingServerError naming the variable.
 */
export function servers(env: NodeJS.ProcessEnv = process.env): Servers {
  return {
    get kafkaBrokers() {
      return addressOf(env, 'PARLEY_KAFKA_BROKERS').split(',');
    },
    get postgresAdminUrl() {
      return addressOf(env, 'PARLEY_POSTGRES_ADMIN_URL');
    },
    get elasticsearchUrl() {
      return addressOf(env, 'PARLEY_ELASTICSEARCH_URL');
    },
  };
}

function addressOf(env: NodeJS.ProcessEnv, variable: string): string {
  const address = env[variable];
  if (address === undefined || address === '') throw new MissingServerError(variable);
  return address;
}
