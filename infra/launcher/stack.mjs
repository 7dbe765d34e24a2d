/** Everything of one instance: servers, databases, services, front address. Started, driven and stopped as one. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeAddresses, writeAddresses } from './address-file.mjs';
import { assertDiskSpace, assertPortsFree } from './checks.mjs';
import { adminDatabaseUrl, ensureDatabases } from './databases.mjs';
import { LauncherError, processFailed } from './errors.mjs';
import { lockDataFolder } from './launch-lock.mjs';
import { ManagedProcess, startAndWait } from './managed-process.mjs';
import { startProxy } from './proxy.mjs';
import { repositoryRoot } from './repository.mjs';
import { instanceSecret } from './secrets.mjs';
import { obtainServers, serversSetting } from './servers.mjs';
import { rolePassword, serviceArguments, serviceEnvironment } from './services.mjs';
import { portPlan, services as allServices } from './settings.mjs';
import { keepAlive } from './supervisor.mjs';
import { waitUntil } from './wait.mjs';

const neededDiskMiB = 1_024;
const serviceReadyMs = 60_000;

/** Services whose program has been built. */
export const builtServices = () =>
  allServices.map(({ name }) => name).filter((name) => existsSync(join(repositoryRoot, 'dist/apps', name, 'main.mjs')));

/** @param {string} address */
async function answersReady(address) {
  const answer = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(2_000) });
  await answer.arrayBuffer();
  return answer.ok;
}

const stopped = () => new LauncherError('LAUNCHER.STOPPED', 'Stopped before everything was ready.');

/** @type {typeof import('./stack.mjs').startStack} */
export async function startStack(options) {
  const stack = new Stack(options);
  options.signal?.addEventListener('abort', () => void stack.stop(), { once: true });
  try {
    await stack.start();
  } catch (error) {
    await stack.stop();
    throw error;
  }
  return stack;
}

class Stack {
  /** @type {Map<string, import('./servers.mjs').Part & { service?: string, address?: string, guard?: { cancel: () => void } }>} */
  #parts = new Map();
  #nextExtraPort;
  /** @type {Promise<void> | undefined} */
  #stopping;
  /** @type {(() => void) | undefined} */
  #unlock;
  /** @type {import('./servers.mjs').Servers | undefined} */
  #servers;
  /** @type {{ close: () => Promise<void> } | undefined} */
  #proxy;

  /** @param {import('./stack.mjs').StackOptions} options */
  constructor({
    dataDir,
    basePort,
    services,
    env = process.env,
    log = () => undefined,
    servers,
    proxy = true,
    restart = true,
    durable = true,
    signal,
  }) {
    this.env = env;
    this.signalled = signal;
    this.dataDir = dataDir;
    this.log = log;
    this.way = servers ?? serversSetting(env);
    this.withProxy = proxy;
    this.restart = restart;
    this.durable = durable;
    this.wanted = services;
    this.ports = portPlan(basePort, env);
    this.#nextExtraPort = this.ports.firstExtra;
  }

  get addresses() {
    const servers = this.#obtained().addresses;
    const running = [...this.#parts].flatMap(([name, { service, address }]) =>
      service === undefined || address === undefined ? [] : [[name, address]],
    );
    return {
      front: `http://127.0.0.1:${this.ports.proxy}`,
      kafkaBrokers: servers.kafkaBrokers,
      elasticsearchUrl: servers.elasticsearchUrl,
      postgresAdminUrl: adminDatabaseUrl(servers.postgresAdminUrl),
      services: Object.fromEntries(running),
    };
  }

  /** Ids of the running processes by name. */
  get pids() {
    return Object.fromEntries(
      [...this.#parts].flatMap(([name, { managed }]) => (managed.pid === undefined ? [] : [[name, managed.pid]])),
    );
  }

  /** The environment that a service's process gets. @param {string} service */
  environmentOf(service) {
    return serviceEnvironment({
      service,
      instance: `${service}-1`,
      port: this.ports.services[service] ?? 0,
      servers: this.#obtained().addresses,
      secret: instanceSecret(this.dataDir),
      dataDir: this.dataDir,
      env: this.env,
    });
  }

  async start() {
    if (this.signalled?.aborted) throw stopped();
    await assertDiskSpace(this.dataDir, neededDiskMiB);
    mkdirSync(join(this.dataDir, 'logs'), { recursive: true });
    this.#unlock = await lockDataFolder(this.dataDir, this.log);
    const secret = instanceSecret(this.dataDir);
    const { dataDir, ports, durable, log, env, way } = this;
    const wanted = this.wanted ?? builtServices();
    await assertPortsFree([
      ...(this.withProxy ? [{ what: 'the front address', port: ports.proxy, setting: 'PARLEY_PORT' }] : []),
      ...wanted.map((name) => ({ what: name, port: ports.services[name] ?? 0, setting: 'PARLEY_PORT' })),
    ]);
    this.#servers = await obtainServers({ env, way, repository: repositoryRoot, dataDir, ports, secret, durable, log });
    for (const [name, part] of Object.entries(this.#servers.processes)) this.#parts.set(name, part);
    await Promise.all(Object.keys(this.#servers.processes).map((name) => this.startServer(name)));
    log('Servers are ready');
    await ensureDatabases(this.#servers.addresses.postgresAdminUrl, (context) => rolePassword(secret, context, env));
    if (wanted.length > 0) {
      await Promise.all(wanted.map((name) => this.startService(name)));
      log('Services are ready');
    }
    if (this.withProxy && !this.#stopped) {
      this.#proxy = await startProxy({
        port: ports.proxy,
        sites: join(repositoryRoot, 'dist/apps'),
        serviceNames: allServices.map(({ name }) => name),
        targetsOf: (service) => this.#runningInstances(service),
      });
    }
    if (!this.#stopped) writeAddresses(dataDir, this.addresses);
  }

  /** @param {string} name kafka, postgres or elasticsearch; only where they are local processes */
  async startServer(name) {
    const part = this.#parts.get(name);
    if (part === undefined || part.service !== undefined)
      throw new LauncherError('LAUNCHER.NOT_OURS', `The server ${name} is not a process of this launcher.`);
    await this.#run(part);
  }

  /** @param {string} name @param {NodeJS.Signals} [signal] */
  async stopServer(name, signal) {
    await this.#halt(name, signal);
  }

  /**
   * @param {string} service
   * @param {{ instance?: string }} [options] a further instance gets its own port, and is known by its instance name from then on
   * @returns {Promise<string>} the name under which it is known
   */
  async startService(service, { instance } = {}) {
    const name = instance ?? service;
    const part = this.#parts.get(name) ?? this.#createService(service, name, instance);
    this.#parts.set(name, part);
    await this.#run(part);
    return name;
  }

  /** @param {string} name @param {NodeJS.Signals} [signal] */
  async stopService(name, signal) {
    await this.#halt(name, signal);
  }

  /** Signals a process without stopping the watch over it: what was killed starts again. @param {string} name @param {NodeJS.Signals} signal */
  kill(name, signal) {
    this.#part(name).managed.kill(signal);
  }

  /** Waits until a server or service answers that it is ready. @param {string} name */
  async waitReady(name) {
    const { managed, isReady, readyWithinMs } = this.#part(name);
    const reason = await waitUntil(() => managed.pid !== undefined && isReady(), { timeoutMs: readyWithinMs });
    if (reason !== undefined) throw processFailed(name, managed.plan.logFile, reason);
  }

  /** Services first, with a drain, then the servers; safe to call again. @param {{ graceMs?: number }} [options] */
  stop({ graceMs } = {}) {
    if (this.#stopping === undefined || graceMs !== undefined) this.#stopping = this.#stop(graceMs);
    return this.#stopping;
  }

  get #stopped() {
    return this.#stopping !== undefined;
  }

  /** @param {number | undefined} graceMs */
  async #stop(graceMs) {
    const ofServices = [...this.#parts.values()].filter(({ service }) => service !== undefined);
    const ofServers = [...this.#parts.values()].filter(({ service }) => service === undefined);
    for (const { guard } of this.#parts.values()) guard?.cancel();
    const limit = graceMs === undefined ? {} : { graceMs };
    await this.#proxy?.close();
    this.#proxy = undefined;
    await Promise.all(ofServices.map(({ managed }) => managed.stop(limit)));
    await Promise.all(ofServers.map(({ managed }) => managed.stop(limit)));
    await this.#servers?.stop();
    if (this.#unlock !== undefined) removeAddresses(this.dataDir);
    this.#unlock?.();
    this.#unlock = undefined;
  }

  /** @param {string} service @param {string} name @param {string | undefined} instance */
  #createService(service, name, instance) {
    const port = instance === undefined ? (this.ports.services[service] ?? 0) : this.#nextExtraPort++;
    const address = `http://127.0.0.1:${port}`;
    const managed = new ManagedProcess({
      name,
      command: process.execPath,
      args: serviceArguments(repositoryRoot, service),
      cwd: repositoryRoot,
      env: {
        ...this.environmentOf(service),
        PARLEY_SERVICE_PORT: String(port),
        PARLEY_INSTANCE: instance ?? `${service}-1`,
      },
      logFile: join(this.dataDir, 'logs', `${name}.log`),
      runDir: join(this.dataDir, 'run'),
      graceMs: 10_000,
    });
    return {
      managed,
      isReady: () => answersReady(address),
      readyWithinMs: serviceReadyMs,
      startAttempts: 3,
      service,
      address,
    };
  }

  /** @param {import('./servers.mjs').Part & { guard?: { cancel: () => void } }} part */
  async #run(part) {
    if (this.#stopped) throw stopped();
    part.guard?.cancel();
    await startAndWait(part);
    if (this.restart && !this.#stopped) part.guard = keepAlive(part.managed, this.log);
  }

  /** @param {string} name @param {NodeJS.Signals} [signal] */
  async #halt(name, signal) {
    const part = this.#part(name);
    part.guard?.cancel();
    await part.managed.stop(signal === undefined ? {} : { signal });
  }

  /** @param {string} name */
  #part(name) {
    const part = this.#parts.get(name);
    if (part === undefined) throw new LauncherError('LAUNCHER.UNKNOWN_PROCESS', `There is no process ${name}.`);
    return part;
  }

  #obtained() {
    if (this.#servers === undefined) throw new LauncherError('LAUNCHER.NOT_STARTED', 'The servers are not started.');
    return this.#servers;
  }

  /** @param {string} service */
  #runningInstances(service) {
    return [...this.#parts.values()].flatMap((part) =>
      part.service === service && part.managed.pid !== undefined && part.address !== undefined ? [part.address] : [],
    );
  }
}
