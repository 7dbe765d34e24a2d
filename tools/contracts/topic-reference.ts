import { catalogue, PARTITIONS, Topics, type EventContract, type Topic } from '@parley/contracts';
import { eventsOn } from './asyncapi';
import { byType, PERSONAL_DATA, reachable, type JsonSchema } from './event-schemas';

/** The topic table as Markdown. */
export function topicReference(classes: ReadonlyMap<string, JsonSchema>): string {
  const topics = Object.values(Topics);
  return [
    '---',
    'documentationType: reference',
    '---',
    '',
    '# Topics and events',
    '',
    'Generated from `libs/contracts` by `npm run generate`; do not edit.',
    '',
    `${topics.length} topics of ${PARTITIONS} partitions each, ${catalogue.length} events. The owner is the only writer of a topic.`,
    '`log` keeps everything; `compacted` keeps the newest record per key; `ephemeral` keeps ten minutes. With a ledger, each stream carries contiguous `seq` from 1.',
    'Integrators write to `parley.intake.<account>.v1` and read replies from `parley.replies.<account>.v1`; a consumer group’s dead letters are on `<group>.dlq`.',
    '',
    '| topic | owner | key | kind | ledger | events | what it carries |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...topics.map((topic) => row(topic.name, topic.owner, topic.key, topic.kind, yesNo(topic.ledger), String(eventsOn(topic).length), topic.description)),
    '',
    ...topics.filter((topic) => eventsOn(topic).length > 0).flatMap((topic) => section(topic, classes)),
  ].join('\n');
}

function section(topic: Topic, classes: ReadonlyMap<string, JsonSchema>): string[] {
  const events = byType(eventsOn(topic));
  return [
    `## ${topic.name}`,
    '',
    '| event | version | what happened | personal data |',
    '| --- | --- | --- | --- |',
    ...events.map((contract) => row(`\`${contract.type}\``, String(contract.version), contract.description, personalData(contract, classes))),
    '',
  ];
}

/** Marked fields of the event and of the classes within it; those of nested classes with the class before the dot. */
function personalData(contract: EventContract, classes: ReadonlyMap<string, JsonSchema>): string {
  const own = classes.get(contract.data.name) ?? {};
  const nested = [...reachable(own, classes)].sort();
  const fields = [...marked(own), ...nested.flatMap((name) => marked(classes.get(name) ?? {}).map((field) => `${name}.${field}`))];
  return fields.length === 0 ? '–' : fields.map((field) => `\`${field}\``).join(', ');
}

const marked = (schema: JsonSchema): string[] =>
  Object.entries(schema.properties ?? {})
    .filter(([, property]) => property[PERSONAL_DATA] === true)
    .map(([name]) => name);

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');
const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
