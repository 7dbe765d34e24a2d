import { intakeTopic, repliesTopic } from '@parley/contracts';
import type { LogClient, LogWriter, TailHandle } from '@parley/platform/kafka';
import type { Act } from '../scripts/script';
import { Inbox, textOf, type Customer } from './customer';

const ACCOUNT = 'kafka-demo';

/** An integrator on Kafka: one writer to the intake topic, one reader of the replies, for all its customers. */
export class KafkaIntegrator {
  private readonly inboxes = new Map<string, Inbox>();
  private tail: TailHandle | undefined;
  private readonly writer: LogWriter;

  constructor(private readonly log: LogClient) {
    this.writer = log.writer();
  }

  async start(): Promise<void> {
    this.tail = await this.log.tail(repliesTopic(ACCOUNT), ({ value }) => {
      const reply = JSON.parse(String(value)) as { replyId: string; recipient: string; content: { text?: string } };
      this.inboxes.get(reply.recipient)?.hear(reply.replyId, reply.content.text ?? '');
    });
  }

  async stop(): Promise<void> {
    await this.tail?.close();
    await this.log.close();
  }

  inboxOf(user: string): Inbox {
    const inbox = this.inboxes.get(user) ?? new Inbox();
    this.inboxes.set(user, inbox);
    return inbox;
  }

  async append(user: string, message: object): Promise<void> {
    const value = JSON.stringify(message);
    await this.writer.append([{ topic: intakeTopic(ACCOUNT), key: user, headers: { 'content-type': 'application/json' }, value }]);
  }
}

export class KafkaCustomer implements Customer {
  readonly channel = 'kafka';
  readonly inbox: Inbox;
  private sent = 0;

  constructor(
    private readonly integrator: KafkaIntegrator,
    private readonly user: string,
    private readonly locale: 'zh' | 'en',
  ) {
    this.inbox = integrator.inboxOf(user);
  }

  async send(act: Act): Promise<void> {
    this.sent += 1;
    await this.integrator.append(this.user, {
      externalMessageId: `${this.user}-${this.sent}`, externalUserId: this.user, locale: this.locale, text: textOf(act),
    });
  }

  async close(): Promise<void> {
    // The integrator's reader serves all its customers.
  }
}
