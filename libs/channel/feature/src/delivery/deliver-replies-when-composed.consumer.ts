import { Controller } from '@nestjs/common';
import { ControlStore } from '@parley/channel/adapters';
import { deliveryOf } from '@parley/channel/domain';
import { ControlChanged, CustomerMessageAdded, ReplyComposed, Topics } from '@parley/contracts';
import { ConsumesEvents, dataOf, isEvent, type ConsumerContext, type ReceivedEvent } from '@parley/platform/event-log';
import { AttachmentRequests } from '../attachments/attachment-requests';
import { OutgoingReplies } from './outgoing-replies';

/** Sends each composed reply on its way, and remembers when agents took over. */
@Controller()
export class DeliverRepliesWhenComposedConsumer {
  constructor(
    private readonly outgoing: OutgoingReplies,
    private readonly control: ControlStore,
    private readonly attachments: AttachmentRequests,
  ) {}

  @ConsumesEvents({
    reader: 'parley.channel.delivery.v1',
    topics: [Topics.conversation],
    handles: [ReplyComposed, ControlChanged, CustomerMessageAdded],
  })
  async handle(events: readonly ReceivedEvent[], context: ConsumerContext): Promise<void> {
    await this.control.record(context.tx, takeovers(events));
    const replies = events.filter((event) => isEvent(ReplyComposed, event));
    await this.outgoing.dispatch(context, replies.map((event) => deliveryOf(dataOf(ReplyComposed, event), event)));
    await this.attachments.request(context, events.filter((event) => isEvent(CustomerMessageAdded, event)));
  }
}

/** Newest epoch in which an agent took control, per conversation. */
function takeovers(events: readonly ReceivedEvent[]): Map<string, number> {
  const epochs = new Map<string, number>();
  for (const event of events) {
    if (!isEvent(ControlChanged, event)) continue;
    const { conversationId, controller, epoch } = dataOf(ControlChanged, event);
    if (controller === 'agent') epochs.set(conversationId, Math.max(epoch, epochs.get(conversationId) ?? 0));
  }
  return epochs;
}
