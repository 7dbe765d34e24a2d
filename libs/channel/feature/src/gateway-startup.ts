import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AccountDirectory, IntakeReader } from '@parley/channel/adapters';
import { deadLetterTopic, PARTITIONS, topicConfig, Topics } from '@parley/contracts';
import { LOG_CLIENT } from '@parley/platform/event-log';
import { Readiness } from '@parley/platform/http';
import type { LogClient } from '@parley/platform/kafka';
import { LOGGER, type Logger } from '@parley/platform/observability';
import { TypingSignals } from './webchat/typing-signals';
import { WHATSAPP_INTAKE } from './whatsapp/unknown-numbers';

const PAUSE_MS = 1_000;

/** Opens what reads Kafka beside the event transport, as soon as Kafka answers; until then the gateway is not ready. */
@Injectable()
export class GatewayStartup implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private open = false;
  private opening: Promise<void> = Promise.resolve();

  constructor(
    private readonly accounts: AccountDirectory,
    private readonly intake: IntakeReader,
    private readonly typing: TypingSignals,
    @Inject(LOG_CLIENT) private readonly log: LogClient,
    @Inject(LOGGER) private readonly logger: Logger,
    readiness: Readiness,
  ) {
    readiness.register({ name: 'channel intake', isReady: () => this.open });
  }

  onApplicationBootstrap(): void {
    this.opening = this.openWhenPossible();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.opening;
    await this.intake.stop();
  }

  private async openWhenPossible(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.openAll();
        this.open = true;
        return;
      } catch (error) {
        this.logger.warn('the intake cannot be opened yet', { error });
        await wait(PAUSE_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
  }

  private async openAll(): Promise<void> {
    const signals = [Topics.channelSignals, Topics.routingSignals].map(({ name, kind }) => ({
      name, partitions: PARTITIONS, config: topicConfig(kind),
    }));
    const deadLetters = { name: deadLetterTopic(WHATSAPP_INTAKE), partitions: 1, config: topicConfig('log') };
    await this.log.admin().ensureTopics([...signals, deadLetters]);
    await this.typing.open();
    await this.intake.start(await this.accounts.ofChannel('kafka'));
  }
}
