import { Inject, Injectable } from '@nestjs/common';
import { CustomerMessageAdded, deriveId, MAX_UNRECOGNISED_TEXT, MessageUnderstood, Topics, type EngineStamp, type EventEnvelope, type MessageUnderstoodData } from '@parley/contracts';
import { dataOf, toEnvelope, type ComputedEvent, type ReceivedEvent } from '@parley/platform/event-log';
import { Glossaries } from '@parley/nlu/domain';
import { cutText } from '@parley/shared/domain';
import { EngineRoster } from './library/engine-roster';
import { RecentMessages } from './library/recent-messages';

/** What a customer writes while the bot is in control is understood once; nobody waits for it in a queue or with an agent. */
@Injectable()
export class MessageUnderstander {
  constructor(
    @Inject(EngineRoster) private readonly engines: Pick<EngineRoster, 'of'>,
    @Inject(RecentMessages) private readonly recent: RecentMessages,
    @Inject(Glossaries) private readonly glossaries: Pick<Glossaries, 'revisionOf'>,
  ) {}

  async understand(events: readonly ReceivedEvent[]): Promise<ComputedEvent[]> {
    const forBot = events.filter((event) => dataOf(CustomerMessageAdded, event).controller === 'bot');
    if (forBot.length === 0) return [];
    const answers = new Map<ReceivedEvent, Answer>();
    for (const tenant of new Set(forBot.map((event) => event.tenant))) await this.ask(tenant, forBot.filter((event) => event.tenant === tenant), answers);
    const recordedtime = new Date().toISOString();
    return forBot.map((event) => {
      const { messageId, conversationId } = dataOf(CustomerMessageAdded, event);
      const data: MessageUnderstoodData = { messageId, conversationId, ...answers.get(event)! };
      return { topic: Topics.nlu, event: understood(event, data, recordedtime) };
    });
  }

  /** One engine for all messages of a tenant in a call, whatever is released meanwhile. */
  private async ask(tenant: string, events: readonly ReceivedEvent[], answers: Map<ReceivedEvent, Answer>): Promise<void> {
    const { engine } = this.engines.of(tenant);
    const messages = events.map(toMessage);
    const stamp = this.stampOf(tenant, engine);
    const understandings = await engine.understand(messages);
    events.forEach((event, index) => {
      const understanding = understandings[index]!;
      const { text } = messages[index]!;
      answers.set(event, { understanding, engine: stamp, ...(understanding.outOfScope && text !== undefined && beginningOf(text)) });
      if (text !== undefined) this.recent.remember(tenant, text);
    });
  }

  /** What was understood can be told from what it was understood by: library and glossary. */
  private stampOf(tenant: string, { name, version }: EngineStamp): EngineStamp {
    const glossary = this.glossaries.revisionOf(tenant);
    return { name, version: glossary === undefined ? version : `${version}+glossary-${glossary}` };
  }
}

type Answer = Pick<MessageUnderstoodData, 'understanding' | 'engine' | 'text'>;

const beginningOf = (text: string): Pick<Answer, 'text'> => ({ text: cutText(text, MAX_UNRECOGNISED_TEXT) });

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
