import { Kafka, logLevel, type EachBatchPayload } from 'kafkajs';
import { uniqueName } from '../bare-servers';
import { Countdown, within } from '../stopwatch';

export const rawKafka = (brokers: readonly string[]): Kafka =>
  new Kafka({ clientId: 'bench-raw', brokers: [...brokers], logLevel: logLevel.NOTHING });

/** Events a second of kafkajs itself: `eachBatch` that turns headers to text and parses the JSON of the value. */
export async function rawConsumer(brokers: readonly string[], topic: string, events: number): Promise<number> {
  const consumer = rawKafka(brokers).consumer({ groupId: uniqueName('raw') });
  const countdown = new Countdown(events);
  let parsed = 0;
  const eachBatch = async ({ batch }: EachBatchPayload): Promise<void> => {
    for (const { headers, value } of batch.messages) {
      const attributes: Record<string, string> = {};
      for (const [name, header] of Object.entries(headers ?? {})) attributes[name] = String(header);
      const data = JSON.parse(String(value)) as object;
      if (attributes['ce_id'] !== undefined && 'messageId' in data) parsed += 1;
    }
    countdown.count(batch.messages.length);
  };
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({ eachBatch });
  await within(300_000, 'the raw consumer', countdown.done);
  await consumer.disconnect();
  if (parsed < events) throw new Error(`the raw consumer parsed ${parsed} of ${events} events`);
  return countdown.perSecond;
}
