import { describe, expect, it } from '@jest/globals';
import { catalogue } from './catalogue';
import { PersonalData, personalDataFields } from './personal-data';
import { schemas } from './schemas';

interface Schema {
  readonly properties?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** Names under which contracts carry what a person said or is. */
const PERSONAL_NAMES =
  /^(text|name|fullName|firstName|lastName|senderName|customerName|displayName|phone|phones|email|emails|address|latitude|longitude|birthday|birthDate|recipient|externalUserId|summary|note|fileName|evidence|value|normal|parameters|input|output|ip|avatar)$/;

/** Fields with such a name that say nothing about a person. */
const NOT_PERSONAL = new Set([
  'EngineStamp.name', // an engine
  'RecognisedIntent.name', // an intent of the library
  'IntentExamples.name', // an intent of the library
  'GlossaryEntry.name', // a product, a branch, a tariff
  'OutboundTemplate.name', // a template approved by the vendor
  'Passage.text', // a published article
]);

const classes = new Map(
  catalogue.flatMap(({ type, data }): [string, Schema][] => {
    const schema = schemas[type] as Schema;
    return [[data.name, schema], ...Object.entries(schema.$defs ?? {})];
  }),
);
const fields = [...classes].flatMap(([owner, { properties }]) =>
  Object.entries(properties ?? {}).map(([name, property]) => ({ path: `${owner}.${name}`, name, marked: property['x-personal-data'] === true })),
);

describe('@PersonalData', () => {
  it('is kept per class, and read with the marks of base classes', () => {
    class Person {
      @PersonalData() name!: string;
      city!: string;
    }
    class Caller extends Person {
      @PersonalData() phone!: string;
    }
    class Other {
      name!: string;
    }
    expect(personalDataFields(Caller)).toEqual(['name', 'phone']);
    expect(personalDataFields(Person)).toEqual(['name']);
    expect(personalDataFields(Other)).toEqual([]);
  });

  it('reaches the published schema of every event', () => {
    for (const { type, data } of catalogue) {
      const properties = Object.entries((schemas[type] as Schema).properties ?? {});
      const published = properties.filter(([, property]) => property['x-personal-data'] === true).map(([name]) => name);
      expect([type, published.sort()]).toEqual([type, personalDataFields(data)]);
    }
  });

  it('is on every field whose name tells of a person', () => {
    const unmarked = fields.filter(({ path, name, marked }) => PERSONAL_NAMES.test(name) && !marked && !NOT_PERSONAL.has(path));
    expect(unmarked.map(({ path }) => path)).toEqual([]);
  });

  it('has no exception that no longer exists', () => {
    const paths = new Set(fields.map(({ path }) => path));
    expect([...NOT_PERSONAL].filter((path) => !paths.has(path))).toEqual([]);
  });
});
