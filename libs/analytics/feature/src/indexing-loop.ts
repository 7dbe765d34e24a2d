import { Inject, Injectable } from '@nestjs/common';
import { DocumentIndexer } from '@parley/analytics/projections';
import { EventServer, WorkLoop, type Worker } from '@parley/platform/event-log';
import { LOGGER, type Logger } from '@parley/platform/observability';
import { Rebuilds } from '@parley/platform/projections';

/**
 * Documents are written at most this often, in milliseconds: one bulk carries many changes, and the changes that one
 * exchange of messages makes to its conversation are mostly written as one. With the refresh of a second that follows,
 * an analyst sees a change about two seconds late.
 */
const GATHER_MS = 1_000;

/** Writes changed documents to Elasticsearch in bulks; while it is away the changes wait in Postgres. */
@Injectable()
export class IndexingLoop implements Worker {
  private readonly loop: WorkLoop;
  private timer: NodeJS.Timeout | undefined;

  constructor(indexer: DocumentIndexer, transport: EventServer, rebuilds: Rebuilds, @Inject(LOGGER) logger: Logger) {
    transport.attach(this);
    rebuilds.add({ name: 'documents', rebuild: (options) => indexer.rebuild(options) });
    this.loop = new WorkLoop({
      name: 'indexing',
      turn: async () => ((await indexer.indexChanged()) > 0 ? { afterMs: GATHER_MS } : 'idle'),
      onError: (error, name) => logger.warn('documents could not be written, they wait', { loop: name, error }),
    });
  }

  start(): void {
    this.loop.start();
  }

  nudge(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.loop.nudge();
    }, GATHER_MS);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    await this.loop.stop();
  }
}
