import type { AgentLoad } from '../agent/agent';
import type { Queued } from '../conversation/routed-conversation';

/** An agent as the policy sees one. */
export interface Candidate extends AgentLoad {
  /** BCP 47 primary languages the agent speaks. */
  readonly languages: readonly string[];
  /** Queues the agent serves. */
  readonly skills: readonly string[];
  /** When the agent last became free of a conversation or came online, ISO 8601. */
  readonly idleSince: string;
}

export interface Match {
  readonly conversationId: string;
  readonly agentId: string;
}

/**
 * Who gets what. A policy is pure: it looks at what waits and who is there at a moment and answers with matches, each
 * conversation at most once and no agent beyond the capacity left.
 */
export interface AssignmentPolicy {
  readonly name: string;
  match(waiting: readonly Queued[], agents: readonly Candidate[], now: string): Match[];
}
