import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instance } from './instance';

/** Id of a service's process, from the records of the launcher. @throws Error when there is none at the moment. */
export function pidOf(service: string): number {
  const record = JSON.parse(readFileSync(join(instance.dataDir, 'run', `${service}.json`), 'utf8')) as { pid: number };
  return record.pid;
}
