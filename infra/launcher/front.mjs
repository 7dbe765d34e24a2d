/** The front address as a process of its own, where the services run in containers. */
import { join } from 'node:path';
import { startProxy } from './proxy.mjs';
import { repositoryRoot } from './repository.mjs';
import { services } from './settings.mjs';
import { stopRequests } from './signals.mjs';

const proxy = await startProxy({
  port: Number(process.env['PARLEY_PORT'] ?? 4600),
  host: '0.0.0.0',
  sites: join(repositoryRoot, 'dist/apps'),
  serviceNames: services.map(({ name }) => name),
  targetsOf: (service) => [`http://${service}:8080`],
});
await stopRequests().first;
await proxy.close();
