export { withAnswer, type Answers, type EngineAnswer, type EngineAnswerKind, type MessageAnswers } from './answers';
export type {
  AssignAgent, ConsiderAnswers, ConversationCommand, CustomerMessage, EndAssignment, PassHoldingDeadline, PassInactivityDeadline,
  PassJoinDeadline, ReceiveCustomerMessage, SubmitAgentReply, SubmitResolution,
} from './commands';
export {
  awaitingBot, initialConversation, newestAwaited, type ClosedConversation, type Control, type Conversation, type Memory,
  type OpenConversation, type PendingMessage,
} from './conversation';
export { DEADLINE_KINDS, deadlineChanges, deadlinesOf, remainingInactivityMs, type Deadline, type DeadlineKind } from './deadlines';
export { conversationDecider, type ConversationDecider } from './decide';
export { takesMessage } from './decisions/receive-customer-message';
export { BrokenHistoryError, ConversationEndedError, UnknownConversationError, WrongThreadError } from './errors';
export type { ConversationEvent, ConversationEventType } from './events';
export { evolve } from './evolve';
export { asksForHuman } from './language/human-request';
export { DEFAULT_SETTINGS, type ConversationSettings } from './settings';
export * from './past';
export { isQuiet, isSettled, settlementOf, type Settlement } from './settlement';
