/** Partitions of every conversation-scoped topic. It never changes: growth is a v2 topic republished from the ledgers. */
export const PARTITIONS = 12;

export type Context = 'channel' | 'conversation' | 'nlu' | 'knowledge' | 'connector' | 'routing' | 'analytics';

/** What an operator and a reader need to know of a topic. */
export interface Topic {
  readonly name: string;
  readonly owner: Context;
  readonly key: string;
  readonly description: string;
  /** `log` keeps everything; `compacted` keeps the newest per key; `ephemeral` keeps ten minutes and no positions. */
  readonly kind: 'log' | 'compacted' | 'ephemeral';
  /** True when each stream on it carries contiguous `seq` from its owner's ledger. */
  readonly ledger: boolean;
}

const topic = (t: Topic): Topic => t;

export const Topics = {
  channel: topic({
    name: 'parley.channel.events.v1', owner: 'channel', key: 'threadId', kind: 'log', ledger: false,
    description: 'What customers sent on any channel and what became of the messages sent to them.',
  }),
  conversation: topic({
    name: 'parley.conversation.events.v1', owner: 'conversation', key: 'conversationId', kind: 'log', ledger: true,
    description: 'The conversation itself: messages, replies, control, escalations, ends.',
  }),
  pastConversations: topic({
    name: 'parley.conversation.past.v1', owner: 'conversation', key: 'conversationId', kind: 'log', ledger: true,
    description: 'Old conversations of other systems, as history. Apart from the live log, so that nobody answers, queues or counts them.',
  }),
  nlu: topic({
    name: 'parley.nlu.events.v1', owner: 'nlu', key: 'conversationId', kind: 'log', ledger: false,
    description: 'How each customer message was understood.',
  }),
  intentLibrary: topic({
    name: 'parley.nlu.library.v1', owner: 'nlu', key: 'libraryId or glossaryId', kind: 'log', ledger: true,
    description: 'What each tenant is understood by: drafts, published versions and roll-backs of its intent library, and its glossary.',
  }),
  knowledge: topic({
    name: 'parley.knowledge.events.v1', owner: 'knowledge', key: 'conversationId', kind: 'log', ledger: false,
    description: 'Passages found for each customer message.',
  }),
  articles: topic({
    name: 'parley.knowledge.articles.v1', owner: 'knowledge', key: 'articleId', kind: 'compacted', ledger: false,
    description: 'The published state of every knowledge article.',
  }),
  editing: topic({
    name: 'parley.knowledge.editing.v1', owner: 'knowledge', key: 'articleId', kind: 'log', ledger: true,
    description: 'How articles are written: drafts, reviews, releases, archive. Every version is in it.',
  }),
  connector: topic({
    name: 'parley.connector.events.v1', owner: 'connector', key: 'conversationId', kind: 'log', ledger: true,
    description: 'Results of actions in outside systems.',
  }),
  routing: topic({
    name: 'parley.routing.events.v1', owner: 'routing', key: 'conversationId or agentId', kind: 'log', ledger: true,
    description: 'Queueing, offers, assignments, presence, and what agents submit.',
  }),
  channelSignals: topic({
    name: 'parley.channel.signals.v1', owner: 'channel', key: 'threadId', kind: 'ephemeral', ledger: false,
    description: 'Typing of customers. Not part of the log.',
  }),
  routingSignals: topic({
    name: 'parley.routing.signals.v1', owner: 'routing', key: 'threadId', kind: 'ephemeral', ledger: false,
    description: 'Typing of agents. Not part of the log.',
  }),
} as const;

/** Topic that an integrator's account writes to; its ACL fixes account and tenant. */
export const intakeTopic = (account: string): string => `parley.intake.${account}.v1`;

/** Topic on which an integrator's account receives its replies, as `conversation.ReplyComposed` events; key threadId. */
export const repliesTopic = (account: string): string => `parley.replies.${account}.v1`;

/** Dead-letter topic of a consumer group. */
export const deadLetterTopic = (group: string): string => `${group}.dlq`;

/** Kafka settings for a topic of that kind. */
export function topicConfig(kind: Topic['kind']): Record<string, string> {
  switch (kind) {
    case 'log':
      return { 'retention.ms': '-1', 'cleanup.policy': 'delete' };
    case 'compacted':
      return { 'cleanup.policy': 'compact' };
    case 'ephemeral':
      return { 'retention.ms': '600000', 'cleanup.policy': 'delete' };
  }
}
