/** The front address: one origin for browsers and vendors, as the ingress is in production. */
import { Agent, createServer } from 'node:http';
import { join } from 'node:path';
import { createProxyServer } from 'http-proxy-3';
import { routeOf } from './routes.mjs';
import { plain, serveStatic } from './static-files.mjs';

/**
 * @param {object} options
 * @param {number} options.port
 * @param {string} [options.host]
 * @param {string} options.sites folder with the built console and webchat
 * @param {readonly string[]} options.serviceNames
 * @param {(service: string) => string[]} options.targetsOf base addresses of the running instances; asked for every request
 */
export async function startProxy({ port, host = '127.0.0.1', sites, serviceNames, targetsOf }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const proxy = createProxyServer({ agent, xfwd: true });
  /** @type {Set<import('node:stream').Duplex>} */
  const upgraded = new Set();
  let turn = 0;
  /** @param {string} service */
  const nextTarget = (service) => {
    const targets = targetsOf(service);
    turn += 1;
    return targets[turn % Math.max(1, targets.length)];
  };
  const unavailable = 'This service does not answer at the moment; please try again.';

  const server = createServer((request, response) => {
    const route = routeOf(request.url ?? '/', serviceNames);
    if (route.to === 'redirect') return void response.writeHead(308, { Location: route.location }).end();
    if (route.to === 'nobody') return plain(response, 404, 'There is no such service.');
    if (route.to === 'site') {
      const site = { folder: join(sites, route.site), path: route.path, embeddable: route.site === 'webchat' };
      serveStatic(site, request, response).catch((error) => response.destroy(error));
      return;
    }
    const target = nextTarget(route.service);
    if (target === undefined) return plain(response, 503, unavailable, { 'Retry-After': '1' });
    proxy.web(request, response, { target });
  });
  server.on('upgrade', (request, socket, head) => {
    const route = routeOf(request.url ?? '/', serviceNames);
    const target = route.to === 'service' ? nextTarget(route.service) : undefined;
    if (target === undefined) return void socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
    upgraded.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => upgraded.delete(socket));
    proxy.ws(request, socket, head, { target });
  });
  proxy.on('error', (_error, _request, to) => {
    if ('writeHead' in to) {
      if (to.headersSent) to.destroy();
      else plain(to, 503, unavailable, { 'Retry-After': '1' });
    } else {
      to.destroy();
    }
  });
  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => listening(undefined));
  });
  return {
    async close() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      for (const socket of upgraded) socket.destroy();
      agent.destroy();
      await closed;
    },
  };
}
