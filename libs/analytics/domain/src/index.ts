export { conversationContracts, foldConversation, noConversationFacts, type ConversationFacts, type EscalationFacts } from './facts/conversation-facts';
export { foldRouting, noRoutingFacts, routingContracts, type HandlingFacts, type RoutingFacts } from './facts/routing-facts';
export { documentsOf, type ConversationDocument, type Documents, type EscalationDocument } from './facts/documents';
