import type {
  ControlChangedData, ConversationClosedData, ConversationReopenedData, ConversationStartedData, CustomerMessageAddedData,
  EscalationRequestedData, EventEnvelope, ReplyComposedData, ReplyRejectedData, SettlementFailedData,
} from '@parley/contracts';

/** What the core knows of an event beside its data; the store adds the rest of the envelope. */
type Facts = Pick<EventEnvelope, 'id' | 'time' | 'tenant' | 'subjectid' | 'causationid' | 'correlationid'>;

interface Recorded<Type extends string, Data> extends Facts {
  readonly type: Type;
  readonly data: Data;
}

/** Every fact that this version of the core writes. */
export type ConversationEvent =
  | Recorded<'conversation.ConversationStarted', ConversationStartedData>
  | Recorded<'conversation.ConversationReopened', ConversationReopenedData>
  | Recorded<'conversation.ConversationClosed', ConversationClosedData>
  | Recorded<'conversation.CustomerMessageAdded', CustomerMessageAddedData>
  | Recorded<'conversation.ControlChanged', ControlChangedData>
  | Recorded<'conversation.EscalationRequested', EscalationRequestedData>
  | Recorded<'conversation.ReplyComposed', ReplyComposedData>
  | Recorded<'conversation.ReplyRejected', ReplyRejectedData>
  | Recorded<'conversation.SettlementFailed', SettlementFailedData>;

export type ConversationEventType = ConversationEvent['type'];

/** The data of one type of event. */
export type DataOf<Type extends ConversationEventType> = Extract<ConversationEvent, { type: Type }>['data'];
