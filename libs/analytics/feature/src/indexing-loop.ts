import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DocumentIndexer } from '@parley/analytics/projections';
import { WorkLoop } from '@parley/platform/event-log';
import { LOGGER, type Logger } from '@parley/platform/observability';

/** Documents are written at most this often, so that one bulk carries many changes, in milliseconds. */
const GATHER_MS = 300;

/** Writes changed documents to Elasticsearch in bulks; while it is away the changes wait in Postgres. */
@Injectable()
export class IndexingLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: WorkLoop;
  private timer: NodeJS.Timeout | undefined;

  constructor(indexer: DocumentIndexer, @Inject(LOGGER) logger: Logger) {
    this.loop = new WorkLoop({
      name: 'indexing',
      turn: async () => ((await indexer.indexChanged()) > 0 ? { afterMs: GATHER_MS } : 'idle'),
      onError: (error, name) => logger.warn('documents could not be written, they wait', { loop: name, error }),
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  nudge(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.loop.nudge();
    }, GATHER_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.loop.stop();
  }
}
