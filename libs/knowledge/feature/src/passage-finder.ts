import { Inject, Injectable, Optional } from '@nestjs/common';
import { CustomerMessageAdded, deriveId, PassagesRetrieved, Topics, type Passage, type PassagesRetrievedData } from '@parley/contracts';
import { ConceptTokeniser, withWrittenAnswer, type AnswerWriter, type RetrievalQuery, type Retriever } from '@parley/knowledge/domain';
import { dataOf, toEnvelope, type ComputedEvent, type ReceivedEvent } from '@parley/platform/event-log';
import { ANSWER_WRITER, RETRIEVER } from './tokens';

/** Looks up what customers write while the bot is in control; a message without words has nothing to look up. */
@Injectable()
export class PassageFinder {
  private readonly tokeniser = new ConceptTokeniser();

  /** @param writer words the answers; without it the passages speak for themselves. */
  constructor(
    @Inject(RETRIEVER) private readonly retriever: Retriever,
    @Optional() @Inject(ANSWER_WRITER) private readonly writer?: AnswerWriter | null,
  ) {}

  async find(events: readonly ReceivedEvent[]): Promise<ComputedEvent[]> {
    const asked = events.filter((event) => {
      const { controller, content } = dataOf(CustomerMessageAdded, event);
      return controller === 'bot' && content.text !== undefined && content.text.trim() !== '';
    });
    if (asked.length === 0) return [];
    const queries = asked.map(toQuery);
    const found = await this.worded(queries, await this.retriever.retrieve(queries));
    const recordedtime = new Date().toISOString();
    return asked.map((event, at) => {
      const { messageId, conversationId } = dataOf(CustomerMessageAdded, event);
      const engine = { name: this.retriever.name, version: this.retriever.version };
      return computed(event, { messageId, conversationId, passages: found[at]!, engine }, recordedtime);
    });
  }

  private async worded(queries: readonly RetrievalQuery[], found: Passage[][]): Promise<Passage[][]> {
    const writer = this.writer ?? undefined;
    if (!writer) return found;
    return Promise.all(found.map((passages, at) => withWrittenAnswer(queries[at]?.text ?? '', passages, writer, this.tokeniser)));
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
