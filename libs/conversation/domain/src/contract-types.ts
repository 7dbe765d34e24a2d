import type { AssignmentEndedData, CLOSE_CAUSES } from '@parley/contracts';

export type {
  ArticleTried, Channel, ContextPacket, EngineStamp, EscalationReason, IntentSeen, MessageContent, OutboundContent, Passage,
  RecognisedEntity, ReplyPurpose, SentimentPoint, TranscriptLine, Understanding, WrapUp,
} from '@parley/contracts';

export type CloseCause = (typeof CLOSE_CAUSES)[number];
export type AssignmentEnd = AssignmentEndedData['cause'];
