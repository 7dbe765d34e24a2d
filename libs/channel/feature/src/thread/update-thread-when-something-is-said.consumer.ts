import { Controller } from '@nestjs/common';
import { AccountDirectory, ChannelRegistry, ThreadStore } from '@parley/channel/adapters';
import { customerMessage, deliveryState, foldThreadChanges, rating, reply, type DeliveryState, type ThreadChange } from '@parley/channel/domain';
import {
  AnswerRated, CHANNELS, MessageDelivered, MessageDeliveryFailed, MessageRead, MessageReceived, MessageSent, ReplyComposed, Topics, type MessageDeliveredData,
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

/** Keeps the threads that customers and integrators read here; those of a vendor's or a topic's accounts nobody asks for. */
@Controller()
export class UpdateThreadWhenSomethingIsSaidConsumer {
  constructor(
    private readonly threads: ThreadStore,
    private readonly feed: ThreadFeed,
    private readonly accounts: AccountDirectory,
    private readonly channels: ChannelRegistry,
  ) {}

  @ConsumesEvents({
    reader: ThreadStore.reader,
    topics: [Topics.channel, Topics.conversation],
    handles: [MessageReceived, ReplyComposed, MessageSent, MessageDelivered, MessageRead, MessageDeliveryFailed, AnswerRated],
    paceMs: 100,
  })
  async handle(events: readonly ReceivedEvent[], { tx, afterCommit }: ConsumerContext): Promise<void> {
    const elsewhere = await this.readElsewhere();
    const changes = foldThreadChanges(events.filter((event) => !elsewhere.has(channelOrAccountOf(event))).map(changeOf));
    await this.threads.apply(tx, changes);
    afterCommit(() => this.feed.nudge(changes.map(({ threadId }) => threadId)));
  }

  /** Channels whose threads nobody reads here, and their accounts: what becomes of a reply is told without its channel. */
  private async readElsewhere(): Promise<ReadonlySet<string>> {
    const channels = CHANNELS.filter((channel) => !this.channels.get(channel).outgoing.keepsThreads);
    const accounts = await Promise.all(channels.map((channel) => this.accounts.ofChannel(channel)));
    return new Set([...channels, ...accounts.flat().map(({ id }) => id)]);
  }
}

const channelOrAccountOf = ({ data }: ReceivedEvent): string => String(data['channel'] ?? data['accountId']);

function changeOf(event: ReceivedEvent): ThreadChange {
  if (isEvent(MessageReceived, event)) return customerMessage(dataOf(MessageReceived, event), event.time);
  if (isEvent(ReplyComposed, event)) return reply(dataOf(ReplyComposed, event), event.time);
  if (isEvent(AnswerRated, event)) return rating(dataOf(AnswerRated, event), event.time);
  const state = STATE_BY_TYPE.get(event.type);
  if (!state) throw new TypeError(`${event.type} is not among the handled events`);
  const { threadId, replyId } = event.data as unknown as MessageDeliveredData;
  return deliveryState(threadId, replyId, state);
}
