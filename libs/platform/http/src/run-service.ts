import type { AddressInfo } from 'node:net';
import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import type { ServiceConfig } from '@parley/platform/config';
import { createLogger, startProcessMetrics, type Logger } from '@parley/platform/observability';
import { createApp } from './edge/create-app';
import { InFlightRequests } from './edge/in-flight-requests';
import { Readiness } from './readiness';
import { superviseProcess, type ProcessControl } from './supervise-process';

/** The event transport as the edge needs it. */
export interface EventTransport extends CustomTransportStrategy {
  /** Stops taking events and resolves when those in work are done; further calls do the same as the first. */
  close(): Promise<void>;
  /** The listener is called at most once, when the transport cannot go on; the process then ends with code 1. */
  onFatal?(listener: (error: unknown) => void): void;
}

export interface ServiceOptions<Config extends ServiceConfig = ServiceConfig> {
  /** Name of the service: `routing`, `channel-gateway`, … */
  name: string;
  /**
   * The app's root module. All its modules may inject the config by its own class or as `ServiceConfig`, and `LOGGER`,
   * `Readiness`, `TokenSigner`, `IdentityProvider` and `SocketAuthentication`.
   */
  module: Type | DynamicModule;
  /** The validated configuration, or how to load it (a failure then ends the process with one log line). */
  config: Config | (() => Config);
  /** The transport that brings events, or how to get it from the built app. */
  eventTransport?: EventTransport | ((app: INestApplication) => EventTransport);
  /** Runs before anything is built: database migrations. */
  migrate?: (config: Config, logger: Logger) => Promise<void>;
  /** Exercises the hot path; the instance is not ready before it resolves. */
  warmUp?: (app: INestApplication) => Promise<void>;
  /** Called once everything is started and warm. */
  onReady?: (service: RunningService) => void | Promise<void>;
  /** Largest request body in bytes; 256 kB by default. */
  bodyLimitBytes?: number;
  /** Path prefix that pages of any origin may call; it must authenticate by bearer token only, never by cookie. */
  anyOriginPath?: string;
  logger?: Logger;
}

export interface RunningService {
  app: INestApplication;
  logger: Logger;
  /** Base address of the instance's own server, e.g. `http://127.0.0.1:4606`. */
  url: string;
  /** Not ready any more, transport drained, sockets and server closed. Further calls do the same as the first. */
  shutdown(): Promise<void>;
  /** Names a listener for the transport's fatal failure. */
  onFatal(listener: (error: unknown) => void): void;
}

/** How long a shutdown waits for requests in work. */
const LONGEST_REQUEST_MS = 3_000;
const BODY_LIMIT_BYTES = 256 * 1024;

/**
 * Runs a service as the process's purpose: starts it, ends it on SIGTERM and SIGINT (drain, code 0 within 10 s), and
 * ends the process with code 1 and a log line when it cannot start, cannot go on, or a promise or callback fails
 * unhandled.
 */
export async function runService<Config extends ServiceConfig>(
  options: ServiceOptions<Config>,
  control: ProcessControl = process,
): Promise<void> {
  const firstLogger = options.logger ?? createLogger({ service: options.name });
  const supervisor = superviseProcess(control, firstLogger);
  try {
    const config = configOf(options.config);
    const logger = options.logger ?? loggerOf(options.name, config);
    supervisor.use(logger);
    await startService({ ...options, config, logger }, (service) => {
      supervisor.watch(service);
      service.onFatal((error) => supervisor.fail('The event transport cannot go on', error));
    });
  } catch (error) {
    supervisor.fail('The service could not start', error);
  }
}

/**
 * Starts a service without touching the process: specs use it. Health answers as soon as the server listens; ready it
 * is when events flow and the warm-up is done.
 *
 * @param onListening called before the transport starts, so that a stop during start-up finds what to close.
 */
export async function startService<Config extends ServiceConfig>(
  options: ServiceOptions<Config>,
  onListening?: (service: RunningService) => void,
): Promise<RunningService> {
  const startedAt = performance.now();
  const config = configOf(options.config);
  const logger = options.logger ?? loggerOf(options.name, config);
  startProcessMetrics();
  await options.migrate?.(config, logger);
  const app = await createApp(options.module, config, logger, {
    bodyLimitBytes: options.bodyLimitBytes ?? BODY_LIMIT_BYTES,
    anyOriginPath: options.anyOriginPath,
  });
  const phase = readinessPhase(app.get(Readiness, { strict: false }));
  await app.init();
  const transport = transportOf(options.eventTransport, app);
  if (transport) app.connectMicroservice({ strategy: transport });
  await app.listen(config.port, config.host);
  const service = runningService(app, logger, transport, phase);
  onListening?.(service);
  if (transport) await app.startAllMicroservices();
  await options.warmUp?.(app);
  phase.started = true;
  logger.info('Service started', { url: service.url, startMs: Math.round(performance.now() - startedAt) });
  await options.onReady?.(service);
  return service;
}

interface Phase {
  started: boolean;
  stopping: boolean;
}

function readinessPhase(readiness: Readiness): Phase {
  const phase: Phase = { started: false, stopping: false };
  readiness.register({ name: 'start-up', isReady: () => phase.started });
  readiness.register({ name: 'shutting-down', isReady: () => !phase.stopping });
  return phase;
}

function runningService(
  app: INestApplication,
  logger: Logger,
  transport: EventTransport | undefined,
  phase: Phase,
): RunningService {
  const requests = new InFlightRequests(app.getHttpServer());
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    phase.stopping = true;
    // Requests, then events, then the app: the pools must outlive the work that uses them.
    await requests.finish(LONGEST_REQUEST_MS);
    await transport?.close();
    await app.close();
  };
  return {
    app,
    logger,
    url: urlOf(app),
    shutdown: () => (stopped ??= stop()),
    onFatal: (listener) => transport?.onFatal?.(listener),
  };
}

function urlOf(app: INestApplication): string {
  const { address, port, family } = app.getHttpServer().address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

const configOf = <Config extends ServiceConfig>(config: Config | (() => Config)): Config =>
  typeof config === 'function' ? config() : config;

const transportOf = (transport: ServiceOptions['eventTransport'], app: INestApplication): EventTransport | undefined =>
  typeof transport === 'function' ? transport(app) : transport;

const loggerOf = (service: string, { instance, logLevel }: ServiceConfig): Logger =>
  createLogger({ service, instance, level: logLevel });
