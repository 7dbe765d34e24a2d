export { evolvePastConversation, noPastConversation, type KnownPastConversation, type PastConversation, type PastConversationEvent } from './past-conversation';
export { PastFileError, type PastFileReason } from './past-file.error';
export type { LineProblem, LineProblemCode, PastMessage, WrittenMessage } from './past-message';
export { DATE_ORDERS, type DateOrder } from './read/date-order';
export { readJsonLines } from './read/json-lines';
export { LocalTime } from './read/local-time';
export { entriesOf, readChat, type ChatEntry, type ChatOptions } from './read/whatsapp';
export { toPastMessages, type PastSettings } from './to-past-messages';
