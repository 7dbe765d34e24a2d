import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { decodeTyping, encodeTyping, Topics } from '@parley/contracts';
import { LOG_CLIENT, LOG_WRITER } from '@parley/platform/event-log';
import type { LogClient, LogWriter, TailHandle } from '@parley/platform/kafka';
import { LOGGER, type Logger } from '@parley/platform/observability';

/** A signal that waited longer says nothing any more, in milliseconds. */
const USEFUL_MS = 2_000;

/** Who is typing, both ways. Signals may be lost and are never recorded. */
@Injectable()
export class TypingSignals implements OnApplicationShutdown {
  private readonly listeners = new Map<string, Set<() => void>>();
  private tail: TailHandle | undefined;

  constructor(
    @Inject(LOG_CLIENT) private readonly log: LogClient,
    @Inject(LOG_WRITER) private readonly writer: LogWriter,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Listens to agents from now on. The topic must exist. */
  async open(): Promise<void> {
    this.tail ??= await this.log.tail(Topics.routingSignals.name, ({ value }) => {
      const signal = decodeTyping(value);
      if (signal?.author === 'agent') for (const listener of this.listeners.get(signal.threadId) ?? []) listener();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.tail?.close();
  }

  /** Calls back whenever an agent types in the thread, until the returned function is called. */
  watchAgent(threadId: string, listener: () => void): () => void {
    const others = this.listeners.get(threadId) ?? new Set();
    this.listeners.set(threadId, others.add(listener));
    return () => {
      others.delete(listener);
      if (others.size === 0 && this.listeners.get(threadId) === others) this.listeners.delete(threadId);
    };
  }

  /** The customer types. */
  customerTypes(threadId: string): void {
    const record = encodeTyping({ type: 'typing', threadId, author: 'customer', time: new Date().toISOString() });
    this.writer
      .append([{ topic: Topics.channelSignals.name, ...record }], { timeoutMs: USEFUL_MS })
      .catch((error: unknown) => this.logger.debug('a typing signal was lost', { error }));
  }
}
