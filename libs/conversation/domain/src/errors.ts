import { ParleyError } from '@parley/contracts';

/** An event or request names a conversation that never started; code `CONVERSATION.NOT_FOUND`. */
export class UnknownConversationError extends ParleyError {
  constructor(details: { conversationId?: string; command?: string }) {
    super('CONVERSATION.NOT_FOUND', 'There is no such conversation', { details });
  }
}

/** A message was put to a conversation whose reopening window is over; it belongs to a new one. Code `CONVERSATION.ENDED`. */
export class ConversationEndedError extends ParleyError {
  constructor(conversationId: string) {
    super('CONVERSATION.ENDED', 'The conversation has ended; the message belongs to a new one', { details: { conversationId } });
  }
}

/** A message was put to the conversation of another thread; code `CONVERSATION.WRONG_THREAD`. */
export class WrongThreadError extends ParleyError {
  constructor(conversationId: string) {
    super('CONVERSATION.WRONG_THREAD', 'The message belongs to another thread than the conversation', { details: { conversationId } });
  }
}

/** The recorded events contradict each other; code `CONVERSATION.BROKEN_HISTORY`. */
export class BrokenHistoryError extends ParleyError {
  constructor(type: string, status: string) {
    super('CONVERSATION.BROKEN_HISTORY', `${type} cannot follow in a conversation that is ${status}`, { details: { type, status } });
  }
}
