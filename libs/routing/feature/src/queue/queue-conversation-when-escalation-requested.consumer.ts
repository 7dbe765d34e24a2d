import { Controller } from '@nestjs/common';
import { ControlChanged, ConversationClosed, EscalationRequested, Topics } from '@parley/contracts';
import { ConsumesEvents, dataOf, isEvent, type ConsumerContext, type ReceivedEvent } from '@parley/platform/event-log';
import { ownersOf, RoutingLedger, type ConversationChange, type Owner } from '@parley/routing/adapters';
import { decideConversation, evolveConversation, type RoutedConversation } from '@parley/routing/domain';
import { Assigner } from './assigner';
import { toCommand } from './to-command';

type Decided = ConversationChange['events'][number];

/** Follows the conversation: an escalation queues it; its end, or its return to the bot, ends what routing does for it. */
@Controller()
export class QueueConversationWhenEscalationRequestedConsumer {
  constructor(
    private readonly ledger: RoutingLedger,
    private readonly assigner: Assigner,
  ) {}

  @ConsumesEvents({
    reader: 'parley.routing.queue.v1',
    topics: [Topics.conversation],
    handles: [EscalationRequested, ConversationClosed, ControlChanged],
    paceMs: 50,
  })
  async follow(events: readonly ReceivedEvent[], { tx, afterCommit }: ConsumerContext): Promise<void> {
    const commands = events.flatMap((event) => {
      const command = toCommand(event);
      return command ? [{ event, command }] : [];
    });
    if (commands.length === 0) return;
    const owners = await ownersOf(tx, [...new Set(commands.map(({ command }) => command.conversationId))]);
    for (const { event } of commands)
      if (isEvent(EscalationRequested, event)) owners.set(event.subject, ownerOf(event));
    // A conversation that never escalated has no stream here, and its end means nothing.
    const known = commands.filter(({ command }) => owners.has(command.conversationId));
    const locks = await this.ledger.lock(tx, { conversations: known.map(({ command }) => command.conversationId) });

    const states = new Map<string, RoutedConversation>();
    const decided = new Map<string, Decided[]>();
    for (const { event, command } of known) {
      const id = command.conversationId;
      const state = states.get(id) ?? locks.conversation(id).state;
      const made = decideConversation(command, state);
      states.set(id, made.reduce(evolveConversation, state));
      decided.set(id, [...(decided.get(id) ?? []), ...made.map((one) => ({ event: one, cause: event }))]);
    }
    const changes = [...decided].flatMap(([id, made]): ConversationChange[] => {
      const owner = owners.get(id);
      return owner ? [{ ...owner, locked: locks.conversation(id), events: made }] : [];
    });
    await this.ledger.recordConversations(tx, changes);
    afterCommit(() => this.assigner.nudge());
  }
}

const ownerOf = (event: ReceivedEvent): Owner => ({
  tenant: event.tenant,
  subjectId: event.subjectid,
  threadId: dataOf(EscalationRequested, event).threadId,
});
