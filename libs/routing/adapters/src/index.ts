export { RoutingTables1760000100000 } from './migrations/routing-tables.migration';
export { routingLedger } from './restore/routing.ledger';
export {
  RoutingLedger,
  type Cause,
  type ConversationChange,
  type Locked,
  type Owner,
  type RoutingLocks,
} from './routing-ledger';
export { offlineAgents, ownersOf } from './routing-queries';
export { GRACE_TIMER, OFFER_TIMER, type RoutingSettings } from './settings';
export { assignWaiting, type AssignerParts } from './assign-waiting';
export { claimConversation, type Claimed, type ClaimRequest } from './desk/claim-conversation';
export { ClaimQueue } from './desk/claim-queue';
export { NotAnAgentError, ReplyIdTakenError, RoutingDesk, type Acting } from './desk/routing-desk';
export { People, type AgentOverview, type Person } from './people/people';
export { seedDemoPeople } from './people/demo-people';
