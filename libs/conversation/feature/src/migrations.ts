import { ConversationTables1760000100000, PastTables1760000110000 } from '@parley/conversation/adapters';

/** Tables of this context, for the start of the service. */
export const conversationMigrations = [ConversationTables1760000100000, PastTables1760000110000];
