import { Controller } from '@nestjs/common';
import { HandlesTimers, type ConsumerContext, type DueTimer } from '@parley/platform/event-log';
import {
  GRACE_TIMER,
  OFFER_TIMER,
  offlineAgents,
  ownersOf,
  RoutingLedger,
  type ConversationChange,
} from '@parley/routing/adapters';
import { decideConversation, type ConversationCommand } from '@parley/routing/domain';
import { Assigner } from './assigner';

/** Brings conversations back to the queue: their offer expired, or their agent has been offline too long. */
@Controller()
export class ReturnConversationWhenTimeIsUpTimers {
  constructor(
    private readonly ledger: RoutingLedger,
    private readonly assigner: Assigner,
  ) {}

  @HandlesTimers({ kind: OFFER_TIMER })
  async expireOffers(timers: readonly DueTimer[], context: ConsumerContext): Promise<void> {
    await this.apply(
      context,
      timers.map(({ streamId, payload }) => ({
        type: 'ExpireOffer',
        conversationId: streamId,
        now: new Date().toISOString(),
        offerId: String(payload['offerId']),
      })),
    );
  }

  @HandlesTimers({ kind: GRACE_TIMER })
  async releaseAbandoned(timers: readonly DueTimer[], context: ConsumerContext): Promise<void> {
    const offline = await offlineAgents(
      context.tx,
      timers.map(({ payload }) => String(payload['agentId'])),
    );
    const abandoned = timers.filter(({ payload }) => offline.has(String(payload['agentId'])));
    await this.apply(
      context,
      abandoned.map(({ streamId, payload }) => ({
        type: 'ReleaseAbandoned',
        conversationId: streamId,
        now: new Date().toISOString(),
        assignmentId: String(payload['assignmentId']),
      })),
    );
  }

  private async apply({ tx, afterCommit }: ConsumerContext, commands: readonly ConversationCommand[]): Promise<void> {
    const byConversation = new Map(commands.map((command) => [command.conversationId, command]));
    const ids = [...byConversation.keys()];
    const locks = await this.ledger.lock(tx, { conversations: ids });
    const owners = await ownersOf(tx, ids);
    const changes = [...byConversation].flatMap(([id, command]): ConversationChange[] => {
      const owner = owners.get(id);
      const locked = locks.conversation(id);
      return owner
        ? [{ ...owner, locked, events: decideConversation(command, locked.state).map((event) => ({ event })) }]
        : [];
    });
    await this.ledger.recordConversations(tx, changes);
    afterCommit(() => this.assigner.nudge());
  }
}
