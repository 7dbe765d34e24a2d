import { Controller, Inject, Module, type DynamicModule, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, Payload, Transport } from '@nestjs/microservices';
import type { Database } from '@parley/platform/event-log';
import { uniqueName, type BareServers } from '../bare-servers';
import type { BenchPart } from '../bench-context';
import { filledTopic } from '../events';
import { atLeast } from '../measurement';
import { median, range } from '../statistics';
import { Countdown, within } from '../stopwatch';
import { ourConsumer } from './consumer';

const DATABASE = Symbol('Database');
const COUNTDOWN = Symbol('Countdown');
const CREATE = 'CREATE TABLE IF NOT EXISTS written (message_id text PRIMARY KEY, body text)';
const LIMIT_MS = 300_000;

interface Written {
  readonly messageId: string;
  readonly content: { readonly text: string };
}

/** A service as Nest's own Kafka transport makes it: `eachMessage`, one write per event. */
function nestModule(topic: string, database: Database, countdown: Countdown): DynamicModule {
  @Controller()
  class Writer {
    constructor(
      @Inject(DATABASE) private readonly store: Database,
      @Inject(COUNTDOWN) private readonly counted: Countdown,
    ) {}

    @EventPattern<{ [topic: string]: Written }>(topic)
    async write(@Payload() data: Written): Promise<void> {
      await this.store.execute('INSERT INTO written VALUES ($1, $2) ON CONFLICT DO NOTHING', [data.messageId, data.content.text]);
      this.counted.count(1);
    }
  }
  @Module({})
  class NestKafkaModule {}
  return {
    module: NestKafkaModule,
    controllers: [Writer],
    providers: [{ provide: DATABASE, useValue: database }, { provide: COUNTDOWN, useValue: countdown }],
  };
}

async function nestServer(servers: BareServers, topic: string, events: number, database: Database, partitionsAtOnce: number): Promise<number> {
  await database.execute('TRUNCATE written');
  const countdown = new Countdown(events);
  const app: INestMicroservice = await NestFactory.createMicroservice(nestModule(topic, database, countdown), {
    transport: Transport.KAFKA,
    logger: false,
    options: {
      client: { clientId: 'bench-nest', brokers: servers.brokers, logLevel: 0 },
      consumer: { groupId: uniqueName('nest') },
      subscribe: { fromBeginning: true },
      run: { partitionsConsumedConcurrently: partitionsAtOnce },
    },
  });
  await app.listen();
  await within(LIMIT_MS, "Nest's Kafka server", countdown.done);
  await app.close();
  return countdown.perSecond;
}

/** (2) One Postgres write per event, beside Nest's own Kafka server. */
export const nestKafka: BenchPart<BareServers> = {
  name: 'nest-kafka',
  about: "one Postgres write per event, beside Nest's own Kafka server",
  async run(servers, { settings, report, command }) {
    const few = await filledTopic(servers.log, 'nest', settings.quick ? 3_000 : 10_000);
    const many = await filledTopic(servers.log, 'writes', settings.quick ? 20_000 : 60_000);
    const database = await servers.schema('nest');
    await database.execute(CREATE);
    const rates = { nest: [] as number[], nest12: [] as number[], ours: [] as number[] };
    for (let repeat = 0; repeat < settings.repeats; repeat += 1) {
      command.signal.throwIfAborted();
      rates.nest.push(await nestServer(servers, few.topic.name, few.events, database, 1));
      rates.nest12.push(await nestServer(servers, few.topic.name, few.events, database, 12));
      await database.execute('TRUNCATE written');
      rates.ours.push(
        await ourConsumer(servers, database, many, async (events, { tx }) => {
          const rows = events.map(({ data }) => data as unknown as Written);
          await tx.execute('INSERT INTO written SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING', [
            rows.map(({ messageId }) => messageId), rows.map(({ content }) => content.text),
          ]);
        }),
      );
      command.log(`  nest-kafka: Nest ${Math.round(rates.nest.at(-1) ?? 0)}, with 12 partitions at once ${Math.round(rates.nest12.at(-1) ?? 0)}, ours ${Math.round(rates.ours.at(-1) ?? 0)} events/s`);
    }
    report({ name: 'write.nest-kafka', value: median(rates.nest), unit: 'events/s', note: `${range(rates.nest)}; ServerKafka as it comes` });
    report({ name: 'write.nest-kafka-12', value: median(rates.nest12), unit: 'events/s', note: `${range(rates.nest12)}; ServerKafka, 12 partitions at once` });
    report({
      name: 'write.transport', value: median(rates.ours), unit: 'events/s', ratio: median(rates.ours) / median(rates.nest),
      against: "Nest's Kafka server", bar: atLeast(5, 'ratio'), note: range(rates.ours),
    });
  },
};
