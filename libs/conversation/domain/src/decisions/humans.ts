import type { AssignAgent, EndAssignment, SubmitAgentReply, SubmitResolution } from '../commands';
import type { Conversation, OpenConversation } from '../conversation';
import type { Draft } from '../draft';
import { UnknownConversationError } from '../errors';

/** The agent takes control, from the queue for its present escalation, or straight from the bot or another agent. */
export function assignAgent(draft: Draft, { assignmentId, escalationId, agentId, type }: AssignAgent): void {
  const state = started(draft.state, type);
  if (state.status !== 'open' || holds(state, assignmentId)) return;
  if (state.control.by === 'queue' && state.escalationId !== escalationId) return;
  const { conversationId, epoch } = state;
  draft.record('conversation.ControlChanged', { conversationId, epoch: epoch + 1, controller: 'agent', agentId, assignmentId, cause: 'assigned' });
}

/** An agent who left without resolving gives the conversation back to the queue. */
export function endAssignment(draft: Draft, { assignmentId, cause, type }: EndAssignment): void {
  const state = started(draft.state, type);
  if (state.status !== 'open' || !holds(state, assignmentId)) return;
  switch (cause) {
    case 'released':
    case 'agent-offline': {
      const { conversationId, epoch } = state;
      draft.record('conversation.ControlChanged', { conversationId, epoch: epoch + 1, controller: 'queue', cause: 'requeued' });
      return;
    }
    case 'resolved':
    case 'conversation-closed':
      // The resolution itself closes the conversation; this only tells that capacity is free.
      return;
  }
}

/** Accepts the reply of the agent in control; any other is rejected as a fact that the desktop shows. */
export function submitAgentReply(draft: Draft, { replyId, agentId, assignmentId, content, type }: SubmitAgentReply): void {
  const state = started(draft.state, type);
  if (state.memory.transcript.some(({ id }) => id === replyId)) return;
  const { conversationId, epoch } = state;
  if (state.status === 'closed') {
    draft.record('conversation.ReplyRejected', { replyId, conversationId, author: 'agent', agentId, reason: 'CONVERSATION_CLOSED', epoch });
    return;
  }
  if (!holds(state, assignmentId, agentId)) {
    draft.record('conversation.ReplyRejected', { replyId, conversationId, author: 'agent', agentId, reason: 'NOT_IN_CONTROL', epoch });
    return;
  }
  draft.record('conversation.ReplyComposed', {
    replyId,
    conversationId,
    threadId: state.threadId,
    channel: state.channel,
    accountId: state.accountId,
    recipient: state.externalUserId,
    lastCustomerMessageTime: state.lastCustomerMessageTime,
    epoch,
    author: 'agent',
    agentId,
    purpose: 'agent',
    content,
    sources: [],
  });
}

/** The agent in control ends the episode; control goes back to the bot, which waits for the customer. */
export function submitResolution(draft: Draft, { agentId, assignmentId, wrapUp, type }: SubmitResolution): void {
  const state = started(draft.state, type);
  if (state.status !== 'open' || !holds(state, assignmentId, agentId)) return;
  const { conversationId, threadId, epoch } = state;
  draft
    .record('conversation.ConversationClosed', { conversationId, threadId, cause: 'resolved-by-agent', epoch, agentId, wrapUp })
    .record('conversation.ControlChanged', { conversationId, epoch: epoch + 1, controller: 'bot', cause: 'closed' });
}

function holds({ control }: OpenConversation, assignmentId: string, agentId?: string): boolean {
  return control.by === 'agent' && control.assignmentId === assignmentId && (agentId === undefined || control.agentId === agentId);
}

function started(state: Conversation, command: string): Exclude<Conversation, { status: 'not-started' }> {
  if (state.status === 'not-started') throw new UnknownConversationError({ command });
  return state;
}
