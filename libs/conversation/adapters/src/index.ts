export { AnswerStore, type WaitingAnswer } from './answer.store';
export { ConversationStore, type ConversationChange, type LockedConversation, type TracedEvent } from './conversation.store';
export { HistoryStore, type HistoryRange } from './history.store';
export { IntakeStore, ThreadContentionError, type IntakeMessage, type ThreadPlace } from './intake.store';
export { ConversationTables1760000100000 } from './migrations/conversation-tables.migration';
export { conversationLedger } from './conversation.ledger';
