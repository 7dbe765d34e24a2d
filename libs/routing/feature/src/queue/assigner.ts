import { Inject, Injectable } from '@nestjs/common';
import { Database, EventServer, Relay, WorkLoop } from '@parley/platform/event-log';
import { LOGGER, type Logger } from '@parley/platform/observability';
import { assignWaiting, type AssignerParts } from '@parley/routing/adapters';

export const ASSIGNER_PARTS = Symbol('AssignerParts');

/** Without a nudge it looks once a second: waits get older, cool-downs end, another instance may have stopped. */
const IDLE_MS = 1_000;

/** Offers what waits to whoever is free, in one transaction per run. */
@Injectable()
export class Assigner {
  private readonly loop: WorkLoop;

  constructor(
    database: Database,
    relay: Relay,
    server: EventServer,
    @Inject(ASSIGNER_PARTS) parts: AssignerParts,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new WorkLoop({
      name: 'assignment',
      idleMs: IDLE_MS,
      turn: async () => {
        const offers = await assignWaiting(database, parts);
        if (offers > 0) relay.nudge();
        return offers > 0 ? 'more' : 'idle';
      },
      onError: (error, name) => logger.error('a background loop failed, it tries again', { loop: name, error }),
    });
    server.attach(this.loop);
  }

  nudge(): void {
    this.loop.nudge();
  }
}
