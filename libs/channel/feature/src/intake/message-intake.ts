import { Injectable } from '@nestjs/common';
import { Topics, type EventEnvelope, type MessageReceivedData } from '@parley/contracts';
import { receivedEvent, type ChannelAccount, type IncomingMessage } from '@parley/channel/domain';
import { DurableIntake, InvalidEventError, validate } from '@parley/platform/event-log';
import { RateLimiter } from '@parley/platform/http';
import { currentTraceparent, startTrace } from '@parley/platform/observability';

export interface AccountMessage {
  readonly account: ChannelAccount;
  readonly message: IncomingMessage;
}

/** One front door of all channels: a message becomes its event and is durable when `accept` resolves. */
@Injectable()
export class MessageIntake {
  private readonly accountRates = new RateLimiter({ capacity: 2_000, refillPerSecond: 1_000 });

  constructor(private readonly intake: DurableIntake) {}

  /** For senders of one message: counts it against its account. @throws RateLimitedError, IntakeSaturatedError */
  async acceptOne(account: ChannelAccount, message: IncomingMessage): Promise<MessageReceivedData> {
    this.accountRates.consume(account.id);
    const [data] = await this.accept([{ account, message }]);
    if (!data) throw new TypeError('one message makes one event');
    return data;
  }

  /** @throws IntakeSaturatedError when nothing more can be made durable for the moment: nothing was recorded. */
  async accept(messages: readonly AccountMessage[]): Promise<MessageReceivedData[]> {
    const recordedTime = new Date().toISOString();
    const traceparent = currentTraceparent() ?? startTrace();
    const events = messages.map(({ account, message }) => validEvent(receivedEvent(account, message, recordedTime, traceparent)));
    await this.intake.accept(events.map((event) => ({ topic: Topics.channel, event })));
    return events.map(({ data }) => data);
  }
}

/** A message that does not fit its schema is recorded as unsupported: its reader may not know it, but it is not lost. */
function validEvent(event: EventEnvelope<MessageReceivedData>): EventEnvelope<MessageReceivedData> {
  try {
    validate(event.type, event.data);
    return event;
  } catch (error) {
    if (!(error instanceof InvalidEventError) || event.data.content.kind === 'unsupported') throw error;
    return validEvent({ ...event, data: { ...event.data, content: { kind: 'unsupported', vendorKind: event.data.content.kind } } });
  }
}
