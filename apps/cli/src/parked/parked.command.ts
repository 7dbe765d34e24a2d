import type { Command } from '../command';
import { dataFolder, serverAddresses } from '../shared/addresses';
import { text } from '../shared/options';
import { openSchema, SERVICES, type ServiceName } from '../shared/services';

interface ParkedRow {
  reader: string;
  stream_id: string;
  reason: string;
  parked_at: Date;
  release_requested: boolean;
  waiting: number;
}

interface Parked extends ParkedRow {
  service: string;
}

const TABLE_EXISTS = "SELECT to_regclass('parked_stream') IS NOT NULL AS there";

export const parked: Command = {
  usage: 'parked',
  summary: 'List the streams that were set aside because their events keep failing.',
  options: [{ flags: '--data <folder>', description: 'data folder of the instance; PARLEY_DATA or .parley unless told' }],
  async run(_args, options, { env, repository, print }) {
    const { postgresAdminUrl } = serverAddresses(env, dataFolder(env, repository, text(options, 'data')));
    const services = Object.keys(SERVICES) as ServiceName[];
    const found = (await Promise.all(services.map((service) => parkedOf(postgresAdminUrl, service)))).flat();
    for (const row of found) print(lineFor(row));
    if (found.length === 0) print('No stream is parked.');
    return { json: { parked: found.length, waitingEvents: found.reduce((sum, row) => sum + row.waiting, 0) }, ok: true };
  },
};

async function parkedOf(adminUrl: string, service: ServiceName): Promise<Parked[]> {
  const database = openSchema(adminUrl, SERVICES[service]);
  try {
    const [table] = await database.query<{ there: boolean }>(TABLE_EXISTS);
    if (!table?.there) return [];
    const rows = await database.query<ParkedRow>(
      `SELECT p.reader, p.stream_id, p.reason, p.parked_at, p.release_requested,
         (SELECT count(*) FROM parked_event e WHERE e.reader = p.reader AND e.stream_id = p.stream_id) AS waiting
       FROM parked_stream p ORDER BY p.parked_at`,
    );
    return rows.map((row) => ({ service, ...row }));
  } finally {
    await database.close();
  }
}

function lineFor({ service, reader, stream_id: stream, reason, parked_at: since, waiting, release_requested: asked }: Parked): string {
  return [
    `${service} ${reader} ${stream}`,
    `  since ${since.toISOString()}, ${waiting} events wait${asked ? ', release asked for' : ''}`,
    `  ${reason}`,
    `  release: npm run parley -- release ${service} ${reader} ${stream}`,
  ].join('\n');
}
