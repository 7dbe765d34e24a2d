import { Inject, Injectable, Optional } from '@nestjs/common';
import { CustomerMessageAdded, deriveId, PassagesRetrieved, Topics, type Passage, type PassagesRetrievedData } from '@parley/contracts';
import { ConceptTokeniser, isSure, withQuestionBefore, withWrittenAnswer, type AnswerWriter, type RetrievalQuery, type Retriever, type Turn } from '@parley/knowledge/domain';
import { dataOf, toEnvelope, type ComputedEvent, type ReceivedEvent } from '@parley/platform/event-log';
import { TurnMemory } from './answers/turn-memory';
import { ANSWER_WRITER, RETRIEVER } from './tokens';

/** Looks up what customers write while the bot is in control; a message without words has nothing to look up. */
@Injectable()
export class PassageFinder {
  private readonly tokeniser = new ConceptTokeniser();

  /**
   * @param writer words the answers; without it the passages speak for themselves.
   * @param memory what was said before; only a writer asks for it.
   */
  constructor(
    @Inject(RETRIEVER) private readonly retriever: Retriever,
    @Optional() @Inject(ANSWER_WRITER) private readonly writer?: AnswerWriter | null,
    @Optional() @Inject(TurnMemory) private readonly memory?: Pick<TurnMemory, 'before'>,
  ) {}

  async find(events: readonly ReceivedEvent[]): Promise<ComputedEvent[]> {
    const asked = events.filter((event) => {
      const { controller, content } = dataOf(CustomerMessageAdded, event);
      return controller === 'bot' && content.text !== undefined && content.text.trim() !== '';
    });
    if (asked.length === 0) return [];
    const queries = asked.map(toQuery);
    const turns = await this.turnsBefore(asked);
    const found = await this.worded(queries, turns, await this.retrieve(queries, turns));
    const recordedtime = new Date().toISOString();
    return asked.map((event, at) => {
      const { messageId, conversationId } = dataOf(CustomerMessageAdded, event);
      const engine = { name: this.retriever.name, version: this.retriever.version };
      return computed(event, { messageId, conversationId, passages: found[at]!, engine }, recordedtime);
    });
  }

  private async turnsBefore(asked: readonly ReceivedEvent[]): Promise<Turn[][]> {
    if (!this.writer || !this.memory) return asked.map(() => []);
    return this.memory.before(asked.map(({ tenant, subject, seq = 0 }) => ({ tenant, conversationId: subject, seq })));
  }

  /** "And for abroad?" finds nothing by itself; together with the question before it, it may. */
  private async retrieve(queries: readonly RetrievalQuery[], turns: readonly Turn[][]): Promise<Passage[][]> {
    const found = await this.retriever.retrieve(queries);
    const leaning = queries.flatMap((query, at) => {
      const text = isSure(found[at]) ? undefined : withQuestionBefore(query.text, turns[at] ?? []);
      return text === undefined ? [] : [{ at, query: { ...query, text } }];
    });
    if (leaning.length === 0) return found;
    const again = await this.retriever.retrieve(leaning.map(({ query }) => query));
    const better = new Map(leaning.flatMap(({ at }, place) => (isSure(again[place]) ? [[at, again[place] ?? []] as const] : [])));
    return found.map((passages, at) => better.get(at) ?? passages);
  }

  private async worded(queries: readonly RetrievalQuery[], turns: readonly Turn[][], found: Passage[][]): Promise<Passage[][]> {
    const writer = this.writer ?? undefined;
    if (!writer) return found;
    return Promise.all(found.map((passages, at) => withWrittenAnswer({ question: queries[at]?.text ?? '', turns: turns[at] ?? [] }, passages, writer, this.tokeniser)));
  }
}

function toQuery(event: ReceivedEvent): RetrievalQuery {
  const { content, locale } = dataOf(CustomerMessageAdded, event);
  return { tenant: event.tenant, text: content.text ?? '', time: event.time, ...(locale !== undefined && { locale }) };
}

function computed(cause: ReceivedEvent, data: PassagesRetrievedData, recordedtime: string): ComputedEvent {
  const event = toEnvelope(
    {
      contract: PassagesRetrieved,
      id: deriveId(cause.id, 'knowledge', 0),
      data,
      time: recordedtime,
      tenant: cause.tenant,
      subjectid: cause.subjectid,
      causationid: cause.id,
      correlationid: cause.correlationid ?? cause.id,
      ...(cause.traceparent !== undefined && { traceparent: cause.traceparent }),
    },
    { stream: data.conversationId, source: '/parley/knowledge', recordedtime },
  );
  return { topic: Topics.knowledge, event };
}
