import { Injectable } from '@nestjs/common';
import { AnswerJudged, AnswerRated, CustomerMessageAdded, EscalationRequested, ReplyComposed } from '@parley/contracts';
import { LearningStore, type FoundGap, type GivenAnswer, type Judgement, type SaidMessage, type Verdict } from '@parley/knowledge/adapters';
import { wordingOf } from '@parley/knowledge/domain';
import { dataOf, isEvent, type ReceivedEvent, type Tx } from '@parley/platform/event-log';

/** Reasons for a hand-over that tell of the answer before it. */
const DISAPPOINTED: readonly string[] = ['customer-request', 'anger', 'low-confidence'];
const UNANSWERED: readonly string[] = ['missing-knowledge', 'low-confidence'];

/**
 * Learns from conversations: an answer was used; thanks right after it make it helpful, a hand-over after it makes it wrong,
 * unless customer or agent say it themselves; a question that had to be clarified or handed over for want of an article is a gap. Wordings are kept without what names a person.
 */
@Injectable()
export class LearningProjection {
  constructor(private readonly store: LearningStore) {}

  async apply(tx: Tx, events: readonly ReceivedEvent[]): Promise<void> {
    const conversations = [...new Set(events.map(({ subject }) => subject))];
    const known = new Map((await this.store.lastMessages(tx, conversations)).map((message) => [message.conversationId, message]));
    const fold = new Fold(known);
    for (const event of events) fold.add(event);
    await this.store.apply(tx, fold);
  }
}

/** The events of one fetch, in order. */
class Fold {
  readonly answers: GivenAnswer[] = [];
  readonly verdicts: Verdict[] = [];
  readonly judgements: Judgement[] = [];
  readonly gaps: FoundGap[] = [];
  private readonly said = new Map<string, SaidMessage>();

  constructor(private readonly known: ReadonlyMap<string, SaidMessage>) {}

  get messages(): SaidMessage[] {
    return [...this.said.values()];
  }

  add(event: ReceivedEvent): void {
    if (isEvent(CustomerMessageAdded, event)) this.addMessage(event);
    else if (isEvent(ReplyComposed, event)) this.addReply(event);
    else if (isEvent(AnswerRated, event)) this.addRating(event);
    else if (isEvent(AnswerJudged, event)) this.addJudgement(event);
    else this.addEscalation(event);
  }

  private addMessage(event: ReceivedEvent): void {
    const { conversationId, messageId, content } = dataOf(CustomerMessageAdded, event);
    this.said.set(conversationId, { conversationId, messageId, wording: wordingOf(content.text ?? '') });
  }

  private addReply(event: ReceivedEvent): void {
    const { author, purpose, messageId, conversationId, threadId, replyId, sources, basis } = dataOf(ReplyComposed, event);
    if (author !== 'bot') return;
    const seq = event.seq ?? 0;
    const [source] = sources;
    if (purpose === 'answer' && source) {
      const { articleId, articleVersion } = source;
      this.answers.push({
        replyId, tenant: event.tenant, conversationId, threadId, subjectId: event.subjectid, seq, articleId, articleVersion,
        wording: this.wording(conversationId, messageId), time: event.time,
      });
    }
    if (purpose === 'notice' && basis?.understanding?.intents[0]?.name === 'thanks') this.verdicts.push({ conversationId, seq, outcome: 'helpful' });
    if (purpose === 'clarification') this.addGap(event, conversationId, messageId);
  }

  /** Times of one answer's ratings grow. */
  private addRating(event: ReceivedEvent): void {
    const { replyId, verdict } = dataOf(AnswerRated, event);
    this.judgements.push({ replyId, judge: 'customer', verdict, rank: Date.parse(event.time) });
  }

  /** All agents' words on one answer are in one stream. */
  private addJudgement(event: ReceivedEvent): void {
    const { replyId, verdict } = dataOf(AnswerJudged, event);
    this.judgements.push({ replyId, judge: 'agent', verdict, rank: event.seq ?? 0 });
  }

  private addEscalation(event: ReceivedEvent): void {
    const { conversationId, messageId, reason } = dataOf(EscalationRequested, event);
    if (DISAPPOINTED.includes(reason)) this.verdicts.push({ conversationId, seq: event.seq ?? 0, outcome: 'wrong' });
    if (UNANSWERED.includes(reason)) this.addGap(event, conversationId, messageId);
  }

  private addGap({ tenant, time }: ReceivedEvent, conversationId: string, messageId: string | undefined): void {
    const wording = this.wording(conversationId, messageId);
    if (messageId !== undefined && wording !== '') this.gaps.push({ messageId, tenant, conversationId, wording, time });
  }

  private wording(conversationId: string, messageId: string | undefined): string {
    const message = this.said.get(conversationId) ?? this.known.get(conversationId);
    return message?.messageId === messageId ? (message?.wording ?? '') : '';
  }
}
