import { Global, Module, type DynamicModule } from '@nestjs/common';
import { ServiceConfig } from '@parley/platform/config';
import { createKafkaLogClient, type LogClient, type LogWriter } from '@parley/platform/kafka';
import { LOGGER, type Logger } from '@parley/platform/observability';
import { DurableIntake } from './intake/durable-intake';
import { Jobs } from './jobs/jobs';
import { Outbox } from './outbox/outbox';
import { Relay } from './outbox/relay';
import { Database } from './postgres/database';
import { parkedController } from './parking/parked.controller';
import { Parking } from './parking/parking';
import type { OwnedLedger } from './recovery/restore-ledger';
import { Timers } from './timers/timers';
import { EventServer } from './transport/event-server';

export const LOG_CLIENT = Symbol('LogClient');
export const LOG_WRITER = Symbol('LogWriter');

export interface EventLogModuleOptions {
  /** Name of the service, also its CloudEvents source `/parley/<service>`. */
  service: string;
  /** Ledgers that this service keeps. */
  ledgers?: OwnedLedgers;
}

/** A function where they depend on the service's settings. */
export type OwnedLedgers = readonly OwnedLedger[] | ((config: ServiceConfig) => readonly OwnedLedger[]);

/** The event runtime of one service, for its whole application. */
@Global()
@Module({})
export class EventLogModule {
  static forRoot({ service, ledgers = [] }: EventLogModuleOptions): DynamicModule {
    const providers = [
      {
        provide: Database,
        inject: [ServiceConfig],
        useFactory: (config: ServiceConfig) => new Database({ url: config.postgresUrl, applicationName: config.instance }),
      },
      {
        provide: LOG_CLIENT,
        inject: [ServiceConfig, LOGGER],
        useFactory: (config: ServiceConfig, logger: Logger) =>
          createKafkaLogClient({ brokers: config.brokers, clientId: config.instance, logger: kafkaLogger(logger) }),
      },
      { provide: LOG_WRITER, inject: [LOG_CLIENT], useFactory: (log: LogClient) => log.writer() },
      { provide: Outbox, useFactory: () => new Outbox(`/parley/${service}`) },
      { provide: Timers, useFactory: () => new Timers() },
      { provide: Jobs, useFactory: () => new Jobs() },
      { provide: Parking, inject: [Database], useFactory: (database: Database) => new Parking(database) },
      {
        provide: Relay,
        inject: [Database, LOG_CLIENT, ServiceConfig, LOGGER],
        useFactory: (database: Database, log: LogClient, config: ServiceConfig, logger: Logger) =>
          new Relay({
            database,
            writer: log.writer(),
            instance: config.instance,
            onError: (error, name) => logger.error('a background loop failed, it tries again', { loop: name, error }),
          }),
      },
      {
        provide: DurableIntake,
        inject: [Database, LOG_WRITER, LOGGER],
        useFactory: (database: Database, writer: LogWriter, logger: Logger) => new DurableIntake({ database, writer, logger }),
      },
      {
        provide: EventServer,
        inject: [Database, LOG_CLIENT, LOG_WRITER, Outbox, Relay, Timers, Jobs, DurableIntake, LOGGER, ServiceConfig],
        useFactory: (
          database: Database, log: LogClient, writer: LogWriter, outbox: Outbox, relay: Relay,
          timers: Timers, jobs: Jobs, intake: DurableIntake, logger: Logger, config: ServiceConfig,
        ) =>
          new EventServer({
            database, log, writer, outbox, relay, timers, jobs, intake, logger,
            ledgers: typeof ledgers === 'function' ? ledgers(config) : ledgers,
            restoreLedger: config.restoreLedger,
          }),
      },
    ];
    return { module: EventLogModule, global: true, controllers: [parkedController(service)], providers, exports: providers.map((provider) => provider.provide) };
  }
}

function kafkaLogger(logger: Logger) {
  return {
    debug: (message: string, fields: Record<string, unknown> = {}) => logger.debug(message, fields),
    info: (message: string, fields: Record<string, unknown> = {}) => logger.info(message, fields),
    warn: (message: string, fields: Record<string, unknown> = {}) => logger.warn(message, fields),
    error: (message: string, fields: Record<string, unknown> = {}) => logger.error(message, fields),
  };
}
