import type { AnswerVerdict, OutboundContent, WrapUp } from '@parley/contracts';
import { MAX_CORRECTED_TEXT, ParleyError } from '@parley/contracts';
import { newId, type Database, type Timers, type Tx } from '@parley/platform/event-log';
import {
  AnswerNotFoundError,
  ConversationNotFoundError,
  decideAgent,
  decideConversation,
  MessageNotFoundError,
  type ConversationCommand,
  type Presence,
} from '@parley/routing/domain';
import { cutText } from '@parley/shared/domain';
import type { RoutingLedger } from '../routing-ledger';
import { correctionsOf, customerMessage, databaseTime, heldBy, isArticleAnswer, ownerOf } from '../routing-queries';
import { graceTimer, offerTimer, type RoutingSettings } from '../settings';
import type { Claimed, ClaimRequest } from './claim-conversation';
import { ClaimQueue } from './claim-queue';

/** An agent acting on a conversation. */
export type Acting = ClaimRequest;

/** The reply's id was used for another conversation or by another agent. */
export class ReplyIdTakenError extends ParleyError {
  constructor(replyId: string) {
    super('ROUTING.REPLY_ID_TAKEN', 'The id of the reply is taken', { details: { replyId } });
  }
}

/** The person is no agent of the tenant. */
export class NotAnAgentError extends ParleyError {
  constructor(agentId: string) {
    super('ROUTING.NOT_AN_AGENT', 'Only people with capacity for conversations have a presence', {
      details: { agentId },
    });
  }
}

type Draft = ConversationCommand extends infer C
  ? C extends ConversationCommand
    ? Omit<C, 'conversationId' | 'now'>
    : never
  : never;

/** What agents do; each call is one transaction. */
export class RoutingDesk {
  private readonly claims: ClaimQueue;

  constructor(
    private readonly database: Database,
    private readonly ledger: RoutingLedger,
    private readonly timers: Timers,
    private readonly settings: RoutingSettings,
  ) {
    this.claims = new ClaimQueue(database, ledger);
  }

  claim(request: ClaimRequest): Promise<Claimed> {
    return this.claims.claim(request);
  }

  /** @throws OfferGoneError */
  async acceptOffer(acting: Acting, offerId: string): Promise<Claimed> {
    const assignmentId = newId();
    await this.act(acting, { type: 'AcceptOffer', offerId, agentId: acting.agentId, assignmentId });
    return { assignmentId, conversationId: acting.conversationId };
  }

  /** @throws OfferGoneError */
  rejectOffer(acting: Acting, offerId: string): Promise<void> {
    return this.act(acting, { type: 'RejectOffer', offerId, agentId: acting.agentId });
  }

  /** Back to the queue. @throws NotAssigneeError */
  release(acting: Acting): Promise<void> {
    return this.act(acting, { type: 'Release', agentId: acting.agentId });
  }

  /** @throws NotAssigneeError */
  resolve(acting: Acting, wrapUp: WrapUp): Promise<void> {
    return this.act(acting, { type: 'SubmitResolution', agentId: acting.agentId, wrapUp });
  }

  /** A repeated call with the same reply id changes nothing. @throws NotAssigneeError, AlreadyResolvedError, ReplyIdTakenError */
  reply(acting: Acting, replyId: string, content: OutboundContent): Promise<void> {
    const { tenant, conversationId, agentId } = acting;
    return this.act(acting, { type: 'SubmitReply', agentId, replyId, content }, async (tx) => {
      const fresh = await tx.execute(
        'INSERT INTO submitted_reply (tenant, reply_id, conversation_id, agent_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
        [tenant, replyId, conversationId, agentId],
      );
      if (fresh > 0) return true;
      const [known] = await tx.query(
        'SELECT 1 FROM submitted_reply WHERE tenant = $1 AND reply_id = $2 AND conversation_id = $3 AND agent_id = $4',
        [tenant, replyId, conversationId, agentId],
      );
      if (!known) throw new ReplyIdTakenError(replyId);
      return false;
    });
  }

  /**
   * The agent says what the customer meant by a message; of the same agent the last counts.
   *
   * @param intent name in the intent library, or `none`
   * @throws ConversationNotFoundError, MessageNotFoundError
   */
  async correctIntent(acting: Acting, messageId: string, intent: string): Promise<void> {
    const { tenant, conversationId, agentId } = acting;
    const message = await customerMessage(this.database, tenant, conversationId, messageId);
    if (!message) throw new MessageNotFoundError(messageId);
    const { text, recognisedIntent } = message;
    await this.act(acting, {
      type: 'CorrectIntent',
      agentId,
      messageId,
      text: cutText(text, MAX_CORRECTED_TEXT),
      ...(recognisedIntent !== null && { recognisedIntent }),
      intent,
    });
  }

  /** The agent's own corrections in a conversation: intent by message; none for a conversation that is not known. */
  corrections({ tenant, conversationId, agentId }: Acting): Promise<Record<string, string>> {
    return correctionsOf(this.database, tenant, conversationId, agentId);
  }

  /**
   * Marks an answer of the bot as right or wrong; the same word again changes nothing.
   * @throws ConversationNotFoundError, AnswerNotFoundError
   */
  judge(acting: Acting, replyId: string, verdict: AnswerVerdict): Promise<void> {
    const { tenant, conversationId, agentId } = acting;
    return this.act(acting, { type: 'JudgeAnswer', agentId, replyId, verdict }, async (tx) => {
      if (!(await isArticleAnswer(tx, tenant, conversationId, replyId))) throw new AnswerNotFoundError(replyId);
      return true;
    });
  }

  /**
   * Whoever goes offline loses offers at once and conversations after the grace, unless they come back before.
   * @throws NotAnAgentError
   */
  async changePresence(tenant: string, agentId: string, presence: Presence): Promise<void> {
    await this.database.transaction(async (tx) => {
      const locks = await this.ledger.lock(tx, { agents: [agentId] });
      const [person] = await tx.query<{ capacity: number }>(
        'SELECT capacity FROM person WHERE person_id = $1 AND tenant = $2',
        [agentId, tenant],
      );
      if (!person || person.capacity === 0) throw new NotAnAgentError(agentId);
      const locked = locks.agent(agentId);
      const events = decideAgent(
        { type: 'ChangePresence', agentId, presence, capacity: person.capacity },
        locked.state,
      );
      await this.ledger.recordAgent(tx, agentId, tenant, locked, events, await databaseTime(tx));
      if (events.length > 0 && presence === 'offline') await this.scheduleLettingGo(tx, agentId);
    });
  }

  private async scheduleLettingGo(tx: Tx, agentId: string): Promise<void> {
    const held = await heldBy(tx, agentId);
    await this.timers.schedule(
      tx,
      held.map(({ id, kind, conversationId }) =>
        kind === 'offer'
          ? offerTimer(id, conversationId, 0)
          : graceTimer(id, conversationId, agentId, this.settings.offlineGraceMs),
      ),
    );
  }

  /** Decides one command on one conversation. `unless` may find, under the lock, that there is nothing to do. */
  private async act(
    acting: Acting,
    draft: Draft,
    proceed: (tx: Tx) => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<void> {
    const { tenant, conversationId } = acting;
    await this.database.transaction(async (tx) => {
      const locks = await this.ledger.lock(tx, { conversations: [conversationId] });
      const owner = await ownerOf(tx, tenant, conversationId);
      if (!owner) throw new ConversationNotFoundError(conversationId);
      const locked = locks.conversation(conversationId);
      if (!(await proceed(tx))) return;
      const events = decideConversation({ ...draft, conversationId, now: new Date().toISOString() }, locked.state);
      await this.ledger.recordConversations(tx, [{ ...owner, locked, events: events.map((event) => ({ event })) }]);
    });
  }
}
