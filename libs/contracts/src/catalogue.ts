import { ParleyError } from './errors';
import type { EventContract } from './event-contract';
import { Topics, type Topic } from './topics';
import { AnswerRated } from './channel/answer-rated.event';
import { MessageDelivered } from './channel/message-delivered.event';
import { MessageDeliveryFailed } from './channel/message-delivery-failed.event';
import { MessageRead } from './channel/message-read.event';
import { MessageReceived } from './channel/message-received.event';
import { MessageSent } from './channel/message-sent.event';
import { ActionRequested } from './conversation/action-requested.event';
import { ControlChanged } from './conversation/control-changed.event';
import { ConversationClosed } from './conversation/conversation-closed.event';
import { ConversationReopened } from './conversation/conversation-reopened.event';
import { ConversationStarted } from './conversation/conversation-started.event';
import { CustomerMessageAdded } from './conversation/customer-message-added.event';
import { EscalationRequested } from './conversation/escalation-requested.event';
import { PastMessageImported } from './conversation/past-message-imported.event';
import { ReplyComposed } from './conversation/reply-composed.event';
import { ReplyRejected } from './conversation/reply-rejected.event';
import { SettlementFailed } from './conversation/settlement-failed.event';
import { GlossaryRevised } from './nlu/glossary-revised.event';
import { IntentLibraryDrafted } from './nlu/intent-library-drafted.event';
import { IntentLibraryPublished } from './nlu/intent-library-published.event';
import { IntentLibraryRevised } from './nlu/intent-library-revised.event';
import { IntentLibraryRolledBack } from './nlu/intent-library-rolled-back.event';
import { MessageUnderstood } from './nlu/message-understood.event';
import { ArticleArchived } from './knowledge/article-archived.event';
import { ArticlePublished } from './knowledge/article-published.event';
import { ArticleApproved } from './knowledge/article-approved.event';
import { ArticleDraftDiscarded } from './knowledge/article-draft-discarded.event';
import { ArticleDrafted } from './knowledge/article-drafted.event';
import { ArticleReleased } from './knowledge/article-released.event';
import { ArticleRestored } from './knowledge/article-restored.event';
import { ArticleReturned } from './knowledge/article-returned.event';
import { ArticleRevised } from './knowledge/article-revised.event';
import { ArticleSubmitted } from './knowledge/article-submitted.event';
import { ArticleWithdrawn } from './knowledge/article-withdrawn.event';
import { PassagesRetrieved } from './knowledge/passages-retrieved.event';
import { ActionCompleted } from './connector/action-completed.event';
import { ActionFailed } from './connector/action-failed.event';
import { AgentPresenceChanged } from './routing/agent-presence-changed.event';
import { AgentReplySubmitted } from './routing/agent-reply-submitted.event';
import { AnswerJudged } from './routing/answer-judged.event';
import { AssignmentEnded } from './routing/assignment-ended.event';
import { ConversationAssigned } from './routing/conversation-assigned.event';
import { ConversationDequeued } from './routing/conversation-dequeued.event';
import { ConversationOffered } from './routing/conversation-offered.event';
import { ConversationQueued } from './routing/conversation-queued.event';
import { MessageIntentCorrected } from './routing/message-intent-corrected.event';
import { OfferEnded } from './routing/offer-ended.event';
import { ResolutionSubmitted } from './routing/resolution-submitted.event';

/** Every event that Parley publishes. A new event is one file and one line here. */
export const catalogue: readonly EventContract[] = [
  AnswerRated,
  MessageDelivered,
  MessageDeliveryFailed,
  MessageRead,
  MessageReceived,
  MessageSent,
  ActionRequested,
  ControlChanged,
  ConversationClosed,
  ConversationReopened,
  ConversationStarted,
  CustomerMessageAdded,
  EscalationRequested,
  PastMessageImported,
  ReplyComposed,
  ReplyRejected,
  SettlementFailed,
  GlossaryRevised,
  IntentLibraryDrafted,
  IntentLibraryPublished,
  IntentLibraryRevised,
  IntentLibraryRolledBack,
  MessageUnderstood,
  ArticleArchived,
  ArticlePublished,
  ArticleApproved,
  ArticleDraftDiscarded,
  ArticleDrafted,
  ArticleReleased,
  ArticleRestored,
  ArticleReturned,
  ArticleRevised,
  ArticleSubmitted,
  ArticleWithdrawn,
  PassagesRetrieved,
  ActionCompleted,
  ActionFailed,
  AgentPresenceChanged,
  AgentReplySubmitted,
  AnswerJudged,
  AssignmentEnded,
  ConversationAssigned,
  ConversationDequeued,
  ConversationOffered,
  ConversationQueued,
  MessageIntentCorrected,
  OfferEnded,
  ResolutionSubmitted,
];

const byType = new Map(catalogue.map((contract) => [contract.type, contract]));

/** The contract of a wire type, or undefined when it is not Parley's. */
export const contractOf = (type: string): EventContract | undefined => byType.get(type);

/**
 * The topic that carries an event: the log of its context, unless its contract names another.
 * @throws ParleyError CONTRACTS.NO_TOPIC when the context has no log.
 */
export function topicOf(contract: EventContract): Topic {
  const context = contract.type.split('.')[0];
  const topic = contract.topic ?? Object.values(Topics).find(({ owner, kind }) => owner === context && kind === 'log');
  if (!topic) throw new ParleyError('CONTRACTS.NO_TOPIC', `${contract.type} has no topic: give its contract one`);
  return topic;
}
