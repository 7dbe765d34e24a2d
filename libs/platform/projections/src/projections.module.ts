import { Module, type DynamicModule } from '@nestjs/common';
import { Database, EventServer, LOG_CLIENT } from '@parley/platform/event-log';
import type { LogClient } from '@parley/platform/kafka';
import { LOGGER, type Logger } from '@parley/platform/observability';
import type { Projection } from './projection';
import { rebuild } from './rebuild';
import { Rebuilds } from './rebuilds';
import { rebuildsController } from './rebuilds.controller';

export interface ProjectionsModuleOptions {
  /** Name of the service, for the path of its operators' interface. */
  service: string;
  /** What operators may rebuild; other things are added to {@link Rebuilds}. */
  projections: readonly Projection[];
}

/** Lets operators rebuild a service's projections while it runs. */
@Module({})
export class ProjectionsModule {
  static forRoot({ service, projections }: ProjectionsModuleOptions): DynamicModule {
    return {
      module: ProjectionsModule,
      controllers: [rebuildsController(service)],
      providers: [
        {
          provide: Rebuilds,
          inject: [Database, LOG_CLIENT, LOGGER, EventServer],
          useFactory: (database: Database, log: LogClient, logger: Logger, transport: EventServer) => {
            const rebuilds = new Rebuilds({ database, logger });
            for (const projection of projections) {
              rebuilds.add({
                name: projection.name,
                rebuild: (options) => rebuild(projection, { database, log, ...options }),
              });
            }
            transport.attach(rebuilds);
            return rebuilds;
          },
        },
      ],
      exports: [Rebuilds],
    };
  }
}
