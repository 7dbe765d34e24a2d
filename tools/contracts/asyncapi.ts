import { catalogue, PARTITIONS, topicConfig, topicOf, Topics, type EventContract, type Topic } from '@parley/contracts';
import { byType, type JsonSchema } from './event-schemas';
import { EVENT_HEADERS } from './event-headers';
import { OTHER_CHANNELS, OTHER_MESSAGES, OTHER_OPERATIONS, OTHER_SCHEMAS } from './other-channels';

type Document = Record<string, unknown>;
type TopicName = keyof typeof Topics;

/** An example of an event as Kafka carries it: the golden fixture of its newest version. */
export interface Example {
  readonly headers: Readonly<Record<string, string>>;
  readonly value: unknown;
}

const SERVICES: Readonly<Partial<Record<Topic['owner'], string>>> = { channel: 'channel-gateway' };
const serviceOf = (topic: Topic): string => SERVICES[topic.owner] ?? topic.owner;

/** The AsyncAPI 3 document of all topics: who writes what, and what a record looks like. */
export function asyncApi(classes: ReadonlyMap<string, JsonSchema>, examples: ReadonlyMap<string, Example>): Document {
  const topics = Object.entries(Topics) as [TopicName, Topic][];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Parley events',
      version: '1.0.0',
      description:
        'Every event that the services of Parley publish on Kafka: CloudEvents 1.0 in binary mode, attributes as headers, JSON data as the value. ' +
        'New optional fields may appear at any time; a reader ignores what it does not know.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    servers: {
      kafka: {
        host: '{brokers}',
        protocol: 'kafka',
        description: 'The Kafka cluster of the installation.',
        variables: { brokers: { description: 'Host and port of any broker.', default: 'localhost:9092' } },
      },
    },
    channels: { ...Object.fromEntries(topics.map(([name, topic]) => [name, channel(topic)])), ...OTHER_CHANNELS },
    operations: { ...Object.fromEntries(topics.flatMap(([name, topic]) => sending(name, topic))), ...OTHER_OPERATIONS },
    components: {
      messages: {
        ...Object.fromEntries(byType(catalogue).map((contract) => [contract.type, message(contract, examples.get(contract.type))])),
        ...OTHER_MESSAGES,
      },
      schemas: { EventHeaders: EVENT_HEADERS, ...OTHER_SCHEMAS, ...componentSchemas(classes) },
    },
  };
}

export const eventsOn = (topic: Topic): EventContract[] => byType(catalogue.filter((contract) => topicOf(contract) === topic));

function channel(topic: Topic): Document {
  const names = topic.kind === 'ephemeral' ? ['TypingSignal'] : eventsOn(topic).map(({ type }) => type);
  const messages = names.map((name) => [name, { $ref: `#/components/messages/${name}` }]);
  const { 'cleanup.policy': cleanup, 'retention.ms': retention } = topicConfig(topic.kind);
  return {
    address: topic.name,
    title: topic.name,
    description: topic.description,
    messages: Object.fromEntries(messages),
    bindings: {
      kafka: {
        topic: topic.name,
        partitions: PARTITIONS,
        topicConfiguration: {
          'cleanup.policy': [cleanup],
          ...(retention !== undefined && { 'retention.ms': Number(retention) }),
        },
        bindingVersion: '0.5.0',
      },
    },
  };
}

function sending(name: TopicName, topic: Topic): [string, Document][] {
  const service = serviceOf(topic);
  const id = `${service}-publishes-${topic.name.split('.').slice(1, 3).join('-')}`;
  return [[id, { action: 'send', channel: { $ref: `#/channels/${name}` }, summary: `${service} is the only writer.`, tags: [{ name: service }] }]];
}

function message(contract: EventContract, example: Example | undefined): Document {
  return {
    name: contract.type,
    title: contract.type,
    summary: contract.description,
    contentType: 'application/json',
    headers: {
      type: 'object',
      allOf: [{ $ref: '#/components/schemas/EventHeaders' }],
      properties: { ce_type: { const: contract.type }, ce_dataversion: { const: String(contract.version) } },
    },
    payload: { $ref: `#/components/schemas/${contract.data.name}` },
    bindings: { kafka: { key: { type: 'string', description: topicOf(contract).key }, bindingVersion: '0.5.0' } },
    ...(example && { examples: [{ name: 'fixture', headers: example.headers, payload: example.value }] }),
  };
}

/** AsyncAPI keeps schemas in one place of its own, so references point there. */
function componentSchemas(classes: ReadonlyMap<string, JsonSchema>): Document {
  return JSON.parse(JSON.stringify(Object.fromEntries(classes)).replaceAll('"#/$defs/', '"#/components/schemas/')) as Document;
}
