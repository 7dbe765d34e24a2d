import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { catalogue, contractOf, topicOf } from './catalogue';
import { defineEvent } from './event-contract';
import * as contracts from './index';
import { Topics } from './topics';

class SomethingHappenedData {}

const kebab = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
const sources = new URL('./', import.meta.url);
const eventFiles = readdirSync(sources, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(new URL(`${name}/`, sources)).map((file) => `${name}/${file}`))
  .filter((path) => path.endsWith('.event.ts'));

describe('the catalogue', () => {
  it('has one contract for each event file, and one file for each contract', () => {
    const expected = catalogue.map(({ type }) => `${type.split('.')[0]}/${kebab(type.split('.')[1] ?? '')}.event.ts`);
    expect(expected.sort()).toEqual(eventFiles.sort());
  });

  it.each(catalogue.map((contract) => [contract.type, contract] as const))('%s is exported under its name and found by its type', (type, contract) => {
    const name = type.split('.')[1] ?? '';
    expect(contracts).toHaveProperty(name, contract);
    expect(contracts).toHaveProperty(`${name}Data`, contract.data);
    expect(contractOf(type)).toBe(contract);
  });

  it.each(catalogue.map((contract) => [contract.type, contract] as const))('%s has an upcaster from each older version', (_type, { version, upcasters }) => {
    expect(Object.keys(upcasters).map(Number)).toEqual(Array.from({ length: version - 1 }, (_, index) => index + 1));
  });

  it('knows no type twice', () => {
    expect(new Set(catalogue.map(({ type }) => type)).size).toBe(catalogue.length);
  });
});

describe('the topic of an event', () => {
  it('is the log of its context', () => {
    expect(topicOf(contracts.ReplyComposed)).toBe(Topics.conversation);
    expect(topicOf(contracts.PassagesRetrieved)).toBe(Topics.knowledge);
  });

  it('is the one that its contract names, where it names one', () => {
    expect(topicOf(contracts.ArticlePublished)).toBe(Topics.articles);
  });

  it('is missing for a context without a log', () => {
    const homeless = defineEvent({ type: 'weather.SomethingHappened', data: SomethingHappenedData, description: 'Something happened.' });
    expect(() => topicOf(homeless)).toThrow('weather.SomethingHappened has no topic');
  });
});
