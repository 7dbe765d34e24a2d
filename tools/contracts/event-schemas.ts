import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { IS_ISO8601, IS_LATITUDE, IS_LONGITUDE, ValidationTypes, getMetadataStorage } from 'class-validator';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { catalogue, personalDataFields, type EventContract } from '@parley/contracts';
import type { FieldDocs } from './field-docs';

export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const REFERENCE = '#/$defs/';

/** Keyword that carries the mark of `@PersonalData()` to readers in other languages. */
export const PERSONAL_DATA = 'x-personal-data';

/** One schema per data class, the classes of nested fields included, in the order of their names. */
export function classSchemas(docs: FieldDocs): ReadonlyMap<string, JsonSchema> {
  const classes = validatedClasses();
  const schemas = validationMetadatasToSchemas({
    refPointerPrefix: REFERENCE,
    classTransformerMetadataStorage: defaultMetadataStorage,
    additionalConverters: {
      // Being listed under `required` and having a type says it already.
      [ValidationTypes.IS_DEFINED]: {},
      [IS_ISO8601]: { type: 'string', format: 'date-time' },
      [IS_LATITUDE]: { type: 'number', minimum: -90, maximum: 90 },
      [IS_LONGITUDE]: { type: 'number', minimum: -180, maximum: 180 },
    },
  });
  const names = Object.keys(schemas).sort();
  return new Map(names.map((name) => [name, annotated(schemas[name] as JsonSchema, classes.get(name), docs.get(name))]));
}

/** The schema of an event's newest version, self-contained: nested classes are its `$defs`. */
export function eventSchema(contract: EventContract, classes: ReadonlyMap<string, JsonSchema>): JsonSchema {
  const own = schemaOf(contract.data.name, classes);
  const nested = [...reachable(own, classes)].sort();
  return {
    $schema: DIALECT,
    $id: `urn:parley:event:${contract.type}:v${contract.version}`,
    title: contract.type,
    description: contract.description,
    ...own,
    ...(nested.length > 0 && { $defs: Object.fromEntries(nested.map((name) => [name, schemaOf(name, classes)])) }),
  };
}

/** Wire type to schema, for the whole catalogue. */
export function eventSchemas(classes: ReadonlyMap<string, JsonSchema>): Record<string, JsonSchema> {
  return Object.fromEntries(byType(catalogue).map((contract) => [contract.type, eventSchema(contract, classes)]));
}

/** In an order that does not depend on where an event stands in the catalogue, so that merges stay small. */
export const byType = (contracts: readonly EventContract[]): EventContract[] =>
  [...contracts].sort((a, b) => (a.type < b.type ? -1 : 1));

/** Every class with a validation decorator. The generator names schemas by class, so a name may be used once only. */
function validatedClasses(): Map<string, new () => object> {
  const found = new Map<string, new () => object>();
  const storage = getMetadataStorage() as unknown as { validationMetadatas: Map<new () => object, unknown> };
  for (const target of storage.validationMetadatas.keys()) {
    const other = found.get(target.name);
    if (other && other !== target) throw new Error(`Two data classes are named ${target.name}: rename one of them`);
    found.set(target.name, target);
  }
  return found;
}

function annotated(schema: JsonSchema, owner: (new () => object) | undefined, docs: ReadonlyMap<string, string> = new Map()): JsonSchema {
  const marked = new Set(owner ? personalDataFields(owner) : []);
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const description = docs.get(name);
    return [name, { ...(description !== undefined && { description }), ...property, ...(marked.has(name) && { [PERSONAL_DATA]: true }) }] as const;
  });
  return { type: 'object', properties: Object.fromEntries(properties), required: schema['required'] ?? [] };
}

function schemaOf(name: string, classes: ReadonlyMap<string, JsonSchema>): JsonSchema {
  const schema = classes.get(name);
  if (!schema) throw new Error(`Data class ${name} has no validation decorator: readers could not check it`);
  return schema;
}

/** Names of the classes that a schema refers to, directly or through others. */
export function reachable(schema: JsonSchema, classes: ReadonlyMap<string, JsonSchema>, found = new Set<string>()): Set<string> {
  for (const [, name] of JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)"/g)) {
    if (name === undefined || found.has(name)) continue;
    found.add(name);
    reachable(schemaOf(name, classes), classes, found);
  }
  return found;
}
