export { ConversationConfig, settingsOf } from './conversation.config';
export { CONVERSATION_READER } from './conversation-events.controller';
export { ConversationEventsHandler } from './conversation-events.handler';
export { ConversationModule } from './conversation.module';
export { conversationMigrations } from './migrations';
export { rehearse } from './warm-up';
