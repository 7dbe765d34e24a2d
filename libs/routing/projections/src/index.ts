export { agentQueue } from './agent-queue/agent-queue.projection';
export {
  currentHorizon,
  queueChangesSince,
  queueItem,
  queueOfTenant,
  type QueueChange,
  type QueueItem,
} from './agent-queue/agent-queue.queries';
export { conversationThread } from './conversation-thread/conversation-thread.projection';
export {
  headChangesSince,
  lineChangesSince,
  threadHead,
  threadLines,
  type HeadChange,
  type LineChange,
  type ThreadHead,
  type ThreadLine,
} from './conversation-thread/conversation-thread.queries';
export { DELIVERY_STATES, type DeliveryState } from './conversation-thread/thread-facts';
