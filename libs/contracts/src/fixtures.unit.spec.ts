import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import manifest from '../fixtures/manifest.json';
import { catalogue, contractOf, topicOf } from './catalogue';
import { decodeEvent, encodeEvent, type WireRecord } from './envelope';
import type { EventContract } from './event-contract';
import { schemas } from './schemas';

type Fixture = Omit<WireRecord, 'value'> & { readonly value: Record<string, unknown> };

const folder = new URL('../fixtures/', import.meta.url);
const files = readdirSync(folder).filter((file) => file !== 'manifest.json').sort();
const read = (file: string): Fixture => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Fixture;
const fixtureOf = ({ type }: EventContract, version: number): string => `${type}.v${version}.json`;
const decode = ({ headers, value }: Fixture) => decodeEvent(headers, JSON.stringify(value));

const ajv = new Ajv2020({ strict: true, allErrors: true, keywords: ['x-personal-data'] });
(addFormats as unknown as (instance: Ajv2020) => void)(ajv);

const problemsByClass = (contract: EventContract, data: object): unknown[] => validateSync(plainToInstance(contract.data, data));
const acceptedBySchema = ({ type }: EventContract, data: object): boolean => ajv.validate(schemas[type] ?? false, data);

const versions = catalogue.flatMap((contract) => Array.from({ length: contract.version }, (_, index) => [contract, index + 1] as const));
const cases = versions.map(([contract, version]) => [fixtureOf(contract, version), contract, version] as const);
const newest = cases.filter(([, contract, version]) => version === contract.version);

describe('golden fixtures', () => {
  it('exist for every version of every event, and for nothing else', () => {
    expect(files).toEqual(cases.map(([file]) => file).sort());
  });

  it('are never edited once published: a change is an optional field or a new version', () => {
    const hashes = files.map((file) => [file, createHash('sha256').update(JSON.stringify(read(file))).digest('hex')]);
    expect(Object.fromEntries(hashes)).toEqual(manifest);
  });

  it.each(cases)('%s decodes to the newest version, which class and schema accept', (file, contract) => {
    const event = decode(read(file));
    expect(event).toMatchObject({ type: contract.type, dataversion: contract.version });
    expect(problemsByClass(contract, event.data)).toEqual([]);
    expect(acceptedBySchema(contract, event.data)).toBe(true);
  });

  it.each(newest)('%s is encoded again to the same bytes', (file) => {
    const fixture = read(file);
    expect(encodeEvent(decode(fixture))).toEqual({ ...fixture, value: JSON.stringify(fixture.value) });
  });

  it.each(cases)('%s has the key of its stream, and seq where its topic has a ledger', (file, contract) => {
    const { key, headers } = read(file);
    expect(headers).toMatchObject({ ce_partitionkey: key, ce_subject: key });
    expect('ce_seq' in headers).toBe(topicOf(contract).ledger);
  });

  it.each(newest)('%s is refused by class and schema when a required field is absent or null', (file, contract) => {
    const { value } = read(file);
    for (const field of requiredFields(contract)) {
      const { [field]: _absent, ...rest } = value;
      for (const data of [rest, { ...rest, [field]: null }]) {
        expect([field, problemsByClass(contract, data).length > 0, acceptedBySchema(contract, data)]).toEqual([field, true, false]);
      }
    }
  });

  it.each(newest)('%s is still accepted with fields of a later release', (file, contract) => {
    const data = { ...read(file).value, addedLater: { some: 'thing' } };
    expect(problemsByClass(contract, data)).toEqual([]);
    expect(acceptedBySchema(contract, data)).toBe(true);
  });
});

describe('fixtures of an older version', () => {
  it('lift an escalation without category and priority to the general queue', () => {
    const event = decode(read('conversation.EscalationRequested.v1.json'));
    expect(event.data).toMatchObject({ category: 'general', priority: 50, reason: 'customer-request' });
    expect(contractOf(event.type)?.version).toBe(2);
  });
});

function requiredFields({ type }: EventContract): string[] {
  return (schemas[type] as { required?: string[] }).required ?? [];
}
