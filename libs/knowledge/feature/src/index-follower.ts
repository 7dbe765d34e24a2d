import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { ElasticRetriever } from '@parley/knowledge/adapters';
import { WorkLoop } from '@parley/platform/event-log';
import { LOGGER, type Logger } from '@parley/platform/observability';
import { RETRIEVER } from './tokens';

/** Keeps this instance's copy of the articles close behind the index while nobody asks, so that no customer waits for it. */
@Injectable()
export class IndexFollower implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: WorkLoop;

  constructor(@Inject(RETRIEVER) retriever: ElasticRetriever, @Inject(LOGGER) logger: Logger) {
    this.loop = new WorkLoop({
      name: 'index-follower',
      turn: async () => {
        await retriever.follow();
        return 'idle';
      },
      onError: (error) => logger.warn('the search index cannot be followed, it is tried again', { error }),
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
