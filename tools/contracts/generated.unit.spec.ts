import { describe, expect, it } from '@jest/globals';
import { catalogue, decodeAttributes, encodeHeaders, Topics, type EventAttributes } from '@parley/contracts';
import { Ajv2020 } from 'ajv/dist/2020';
import { workspaceRoot } from '../workspace';
import { artefacts, drifted } from './artefacts';
import { EVENT_HEADERS } from './event-headers';
import { ASYNCAPI, TOPICS } from './paths';

const root = workspaceRoot();
const generated = artefacts(root);
const textOf = (path: string): string => generated.find((artefact) => artefact.path === path)?.text ?? '';

describe('generated files', () => {
  it('say what the contracts say', () => {
    const paths = drifted(root);
    if (paths.length > 0) throw new Error(`${paths.join(', ')} differ from the contracts: run \`npm run generate\` and commit the result`);
  });

  it('are the same each time', () => {
    expect(artefacts(root)).toEqual(generated);
  });
});

describe('the AsyncAPI document', () => {
  const document = JSON.parse(textOf(ASYNCAPI));

  it('has a channel for each topic, and for intake and replies of integrators', () => {
    const addresses = Object.values<{ address: string }>(document.channels).map(({ address }) => address);
    expect(addresses.sort()).toEqual([...Object.values(Topics).map(({ name }) => name), 'parley.intake.{account}.v1', 'parley.replies.{account}.v1'].sort());
  });

  it('has a message with an example for each event', () => {
    const messages = document.components.messages as Record<string, { name: string; examples?: unknown[] }>;
    for (const { type } of catalogue) expect(messages[type]).toMatchObject({ name: type, examples: [expect.anything()] });
  });

  it('refers to nothing that it does not contain', () => {
    const references = [...textOf(ASYNCAPI).matchAll(/"\$ref": "#\/([^"]+)"/g)].map(([, path]) => path ?? '');
    const dangling = references.filter((path) => path.split('/').reduce((node, key) => node?.[key], document) === undefined);
    expect(dangling).toEqual([]);
  });

  it('describes exactly the headers that the envelope has', () => {
    const full: Required<EventAttributes> = {
      id: 'e', type: 'channel.MessageRead', source: 's', subject: 't', time: '2026-11-21T08:30:00Z', recordedtime: '2026-11-21T08:30:00Z', tenant: 'demo',
      subjectid: 'u', partitionkey: 't', dataversion: 1, seq: 1, causationid: 'c', correlationid: 'r', traceparent: 'p', timeclamped: true,
    };
    const headers = encodeHeaders(full);
    expect(Object.keys(headers).sort()).toEqual(Object.keys(EVENT_HEADERS.properties).sort());
    for (const name of EVENT_HEADERS.required) expect(() => decodeAttributes({ ...headers, [name]: '' })).toThrow(name);
    const valid = new Ajv2020({ formats: { 'date-time': true } }).compile(EVENT_HEADERS);
    expect(valid(headers)).toBe(true);
  });
});

describe('the topic reference', () => {
  it.each(Object.values(Topics).map(({ name }) => name))('has a row for %s', (name) => {
    expect(textOf(TOPICS)).toContain(`| ${name} |`);
  });

  it.each(catalogue.map(({ type }) => type))('has a row for %s', (type) => {
    expect(textOf(TOPICS)).toContain(`| \`${type}\` |`);
  });
});
