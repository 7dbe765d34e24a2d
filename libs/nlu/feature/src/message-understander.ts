import { Inject, Injectable } from '@nestjs/common';
import { CustomerMessageAdded, deriveId, MessageUnderstood, Topics, type EventEnvelope, type MessageUnderstoodData } from '@parley/contracts';
import type { NluEngine } from '@parley/nlu/domain';
import { dataOf, toEnvelope, type ComputedEvent, type ReceivedEvent } from '@parley/platform/event-log';
import { NLU_ENGINE } from './nlu-engine.token';

/** What a customer writes while the bot is in control is understood once; nobody waits for it in a queue or with an agent. */
@Injectable()
export class MessageUnderstander {
  constructor(@Inject(NLU_ENGINE) private readonly engine: NluEngine) {}

  async understand(events: readonly ReceivedEvent[]): Promise<ComputedEvent[]> {
    const forBot = events.filter((event) => dataOf(CustomerMessageAdded, event).controller === 'bot');
    if (forBot.length === 0) return [];
    const understandings = await this.engine.understand(forBot.map(toMessage));
    const recordedtime = new Date().toISOString();
    return forBot.map((event, index) => {
      const { messageId, conversationId } = dataOf(CustomerMessageAdded, event);
      const data: MessageUnderstoodData = {
        messageId,
        conversationId,
        understanding: understandings[index]!,
        engine: { name: this.engine.name, version: this.engine.version },
      };
      return { topic: Topics.nlu, event: understood(event, data, recordedtime) };
    });
  }
}

function toMessage(event: ReceivedEvent) {
  const { content, locale } = dataOf(CustomerMessageAdded, event);
  return {
    tenant: event.tenant,
    time: event.time,
    ...(content.text !== undefined && { text: content.text }),
    ...(locale !== undefined && { locale }),
  };
}

function understood(cause: ReceivedEvent, data: MessageUnderstoodData, recordedtime: string): EventEnvelope {
  return toEnvelope(
    {
      contract: MessageUnderstood,
      id: deriveId(cause.id, 'nlu', 0),
      data,
      time: recordedtime,
      tenant: cause.tenant,
      subjectid: cause.subjectid,
      causationid: cause.id,
      correlationid: cause.correlationid ?? cause.id,
      ...(cause.traceparent !== undefined && { traceparent: cause.traceparent }),
    },
    { stream: data.conversationId, source: '/parley/nlu', recordedtime },
  );
}
