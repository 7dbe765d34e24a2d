import { ParleyError } from '@parley/contracts';

/** Somebody is already responsible for the conversation. */
export class AlreadyAssignedError extends ParleyError {
  constructor(conversationId: string, agentId: string) {
    super('ROUTING.ALREADY_ASSIGNED', 'The conversation is assigned already', { details: { conversationId, agentId } });
  }
}

/** The agent has as many conversations, offers included, as they may have at once. */
export class OverCapacityError extends ParleyError {
  constructor(agentId: string, capacity: number) {
    super('ROUTING.OVER_CAPACITY', 'The agent has no free capacity', { details: { agentId, capacity } });
  }
}

/** An offline agent takes nothing. */
export class AgentOfflineError extends ParleyError {
  constructor(agentId: string) {
    super('ROUTING.AGENT_OFFLINE', 'The agent is offline', { details: { agentId } });
  }
}

/** The conversation waits for no agent. */
export class NotWaitingError extends ParleyError {
  constructor(conversationId: string) {
    super('ROUTING.NOT_WAITING', 'The conversation does not wait for an agent', { details: { conversationId } });
  }
}

/** Another agent has a reservation on the conversation. */
export class OfferedToAnotherError extends ParleyError {
  constructor(conversationId: string) {
    super('ROUTING.OFFERED_TO_ANOTHER', 'The conversation is offered to another agent', {
      details: { conversationId },
    });
  }
}

/** The offer expired, was answered, or was withdrawn. */
export class OfferGoneError extends ParleyError {
  constructor(offerId: string) {
    super('ROUTING.OFFER_GONE', 'The offer does not stand any more', { details: { offerId } });
  }
}

/** Only the agent who is responsible for the conversation may do this. */
export class NotAssigneeError extends ParleyError {
  constructor(conversationId: string, agentId: string) {
    super('ROUTING.NOT_ASSIGNEE', 'The conversation is not assigned to the agent', {
      details: { conversationId, agentId },
    });
  }
}

/** The agent has said that the conversation is resolved; nothing may follow. */
export class AlreadyResolvedError extends ParleyError {
  constructor(conversationId: string) {
    super('ROUTING.ALREADY_RESOLVED', 'The conversation is resolved already', { details: { conversationId } });
  }
}

/** The conversation has no such message of the customer, or it has no text. */
export class MessageNotFoundError extends ParleyError {
  constructor(messageId: string) {
    super('ROUTING.MESSAGE_NOT_FOUND', 'There is no such message with a text of the customer', {
      details: { messageId },
    });
  }
}

/** What is to be judged is no answer of the bot from an article, or of another conversation. */
export class AnswerNotFoundError extends ParleyError {
  constructor(replyId: string) {
    super('ROUTING.ANSWER_NOT_FOUND', 'The conversation has no such answer from an article', { details: { replyId } });
  }
}

/** Routing has never heard of the conversation, or it belongs to another tenant. */
export class ConversationNotFoundError extends ParleyError {
  constructor(conversationId: string) {
    super('ROUTING.CONVERSATION_NOT_FOUND', 'There is no such conversation', { details: { conversationId } });
  }
}
