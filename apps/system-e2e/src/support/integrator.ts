import { randomName } from '@parley/testing';
import { Kafka, logLevel, type Consumer, type IHeaders, type Producer } from 'kafkajs';
import { instance } from './instance';

export interface PublishedRecord {
  readonly topic: string;
  readonly key: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string | undefined;
}

/** A system of somebody else that lives on Kafka, with a client of its own: it writes to topics and hears others. */
export class Integrator {
  readonly heard: PublishedRecord[] = [];

  private constructor(
    private readonly producer: Producer,
    private readonly consumer: Consumer,
  ) {}

  /** Listens to the topics from their beginning. */
  static async connect(topics: readonly string[]): Promise<Integrator> {
    const kafka = new Kafka({ clientId: 'integrator', brokers: instance.kafkaBrokers, logLevel: logLevel.NOTHING });
    const integrator = new Integrator(kafka.producer(), kafka.consumer({ groupId: randomName('integrator') }));
    await integrator.listen(topics);
    return integrator;
  }

  async publish(topic: string, messages: readonly { key: string; headers?: Record<string, string>; value: string | null }[]): Promise<void> {
    await this.producer.send({ topic, messages: [...messages] });
  }

  async leave(): Promise<void> {
    await Promise.all([this.producer.disconnect(), this.consumer.disconnect()]);
  }

  private async listen(topics: readonly string[]): Promise<void> {
    await Promise.all([this.producer.connect(), this.consumer.connect()]);
    await this.consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await this.consumer.run({
      eachMessage: async ({ topic, message }) => {
        this.heard.push({ topic, key: message.key?.toString(), headers: textOf(message.headers), value: message.value?.toString() });
      },
    });
  }
}

const textOf = (headers: IHeaders = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
