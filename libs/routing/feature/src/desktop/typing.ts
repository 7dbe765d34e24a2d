import { Inject, Injectable } from '@nestjs/common';
import { decodeTyping, encodeTyping, Topics } from '@parley/contracts';
import { Database, LOG_CLIENT, LOG_WRITER } from '@parley/platform/event-log';
import { RateLimiter, type SignedInUser } from '@parley/platform/http';
import type { LogClient, LogWriter } from '@parley/platform/kafka';
import { LOGGER, type Logger } from '@parley/platform/observability';
import { ConversationNotFoundError } from '@parley/routing/domain';
import { threadHead } from '@parley/routing/projections';
import type { Subscriber } from './subscriber';

/** A signal that cannot be sent at once is worth nothing. */
const SEND_TIMEOUT_MS = 1_000;

/** Who is typing: agents towards the customer's channel, customers towards the desktops of this instance. */
@Injectable()
export class Typing {
  /** One signal a second per agent and conversation keeps "is typing" alive. */
  private readonly limiter = new RateLimiter({ capacity: 2, refillPerSecond: 1 });
  private readonly listeners = new Set<Subscriber>();
  private tail: Promise<unknown> | undefined;

  constructor(
    private readonly database: Database,
    @Inject(LOG_CLIENT) private readonly log: LogClient,
    @Inject(LOG_WRITER) private readonly writer: LogWriter,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws ConversationNotFoundError */
  async agentTypes({ tenant, sub }: Pick<SignedInUser, 'tenant' | 'sub'>, conversationId: string): Promise<void> {
    if (this.limiter.take(`${sub}/${conversationId}`) > 0) return;
    const head = await threadHead(this.database, tenant, conversationId);
    if (!head) throw new ConversationNotFoundError(conversationId);
    if (head.threadId === null || head.controllingAgentId !== sub) return;
    const signal = encodeTyping({
      type: 'typing',
      threadId: head.threadId,
      author: 'agent',
      time: new Date().toISOString(),
    });
    await this.writer.append([{ topic: Topics.routingSignals.name, ...signal }], { timeoutMs: SEND_TIMEOUT_MS });
  }

  /** The first desktop that looks at a conversation makes the instance listen to customers' typing. */
  listen(subscriber: Subscriber): void {
    this.listeners.add(subscriber);
    this.tail ??= this.log
      .tail(Topics.channelSignals.name, (record) => this.customerTypes(record.value))
      .catch((error: unknown) => {
        this.logger.warn('typing of customers cannot be followed', { error });
        this.tail = undefined;
      });
  }

  leave(subscriber: Subscriber): void {
    this.listeners.delete(subscriber);
  }

  private customerTypes(value: Buffer | null): void {
    const signal = decodeTyping(value);
    if (signal?.author !== 'customer') return;
    for (const subscriber of this.listeners) {
      const conversationId = subscriber.conversationOf(signal.threadId);
      if (conversationId !== undefined) subscriber.typing(conversationId, 'customer', signal.time);
    }
  }
}
