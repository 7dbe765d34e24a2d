import { Database } from '@parley/platform/event-log';
import { UsageError } from '../command';

/** Services by the name of their process, with the schema that they own. */
export const SERVICES = {
  'channel-gateway': 'channel',
  conversation: 'conversation',
  nlu: 'nlu',
  knowledge: 'knowledge',
  connector: 'connector',
  routing: 'routing',
  analytics: 'analytics',
} as const;

export type ServiceName = keyof typeof SERVICES;
export const SCHEMAS = Object.values(SERVICES);
export type Schema = (typeof SCHEMAS)[number];

/** @throws UsageError */
export function serviceNamed(name: string | undefined): ServiceName {
  if (name !== undefined && name in SERVICES) return name as ServiceName;
  throw new UsageError(`There is no service "${name ?? ''}": choose from ${Object.keys(SERVICES).join(', ')}.`);
}

/** The tables of one service, by the superuser's address: a service's own password is known to the launcher only. */
export function openSchema(adminUrl: string, schema: Schema): Database {
  const url = new URL(adminUrl);
  url.searchParams.set('options', `-c search_path=${schema} -c lock_timeout=2000`);
  return new Database({ url: url.toString(), applicationName: 'parley-cli', maxConnections: 2 });
}
