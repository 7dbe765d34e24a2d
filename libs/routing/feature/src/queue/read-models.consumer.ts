import { Controller } from '@nestjs/common';
import { ConsumesEvents, type ConsumerContext, type ReceivedEvent } from '@parley/platform/event-log';
import { agentQueue, conversationThread } from '@parley/routing/projections';
import { DesktopWatch } from '../desktop/desktop-watch';

/** Keeps the read models of the desktop, and tells the sockets of this instance to look. */
@Controller()
export class ReadModelsConsumer {
  constructor(private readonly watch: DesktopWatch) {}

  @ConsumesEvents(agentQueue.declaration)
  async projectQueue(events: readonly ReceivedEvent[], { tx, afterCommit }: ConsumerContext): Promise<void> {
    await agentQueue.apply(tx, events, agentQueue.tableNames());
    afterCommit(() => this.watch.nudge());
  }

  @ConsumesEvents(conversationThread.declaration)
  async projectThreads(events: readonly ReceivedEvent[], { tx, afterCommit }: ConsumerContext): Promise<void> {
    await conversationThread.apply(tx, events, conversationThread.tableNames());
    afterCommit(() => this.watch.nudge());
  }
}
