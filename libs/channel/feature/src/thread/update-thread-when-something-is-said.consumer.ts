import { Controller } from '@nestjs/common';
import { ThreadStore } from '@parley/channel/adapters';
import { customerMessage, deliveryState, foldThreadChanges, reply, type DeliveryState, type ThreadChange } from '@parley/channel/domain';
import {
  MessageDelivered, MessageDeliveryFailed, MessageRead, MessageReceived, MessageSent, ReplyComposed, Topics, type MessageDeliveredData,
} from '@parley/contracts';
import { ConsumesEvents, dataOf, isEvent, type ConsumerContext, type ReceivedEvent } from '@parley/platform/event-log';
import { ThreadFeed } from './thread-feed';

const STATES: readonly [{ type: string }, DeliveryState][] = [
  [MessageSent, 'sent'],
  [MessageDelivered, 'delivered'],
  [MessageRead, 'read'],
  [MessageDeliveryFailed, 'failed'],
];
const STATE_BY_TYPE = new Map(STATES.map(([contract, state]) => [contract.type, state]));

/** Keeps the threads as customers see them. */
@Controller()
export class UpdateThreadWhenSomethingIsSaidConsumer {
  constructor(
    private readonly threads: ThreadStore,
    private readonly feed: ThreadFeed,
  ) {}

  @ConsumesEvents({
    reader: ThreadStore.reader,
    topics: [Topics.channel, Topics.conversation],
    handles: [MessageReceived, ReplyComposed, MessageSent, MessageDelivered, MessageRead, MessageDeliveryFailed],
  })
  async handle(events: readonly ReceivedEvent[], { tx, afterCommit }: ConsumerContext): Promise<void> {
    const changes = foldThreadChanges(events.map(changeOf));
    await this.threads.apply(tx, changes);
    afterCommit(() => this.feed.nudge(changes.map(({ threadId }) => threadId)));
  }
}

function changeOf(event: ReceivedEvent): ThreadChange {
  if (isEvent(MessageReceived, event)) return customerMessage(dataOf(MessageReceived, event), event.time);
  if (isEvent(ReplyComposed, event)) return reply(dataOf(ReplyComposed, event), event.time);
  const state = STATE_BY_TYPE.get(event.type);
  if (!state) throw new TypeError(`${event.type} is not among the handled events`);
  const { threadId, replyId } = event.data as unknown as MessageDeliveredData;
  return deliveryState(threadId, replyId, state);
}
