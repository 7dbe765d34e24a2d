import { contractOf, decodeAttributes, decodeData, ParleyError, schemas, UndecodableEventError, type EventAttributes } from '@parley/contracts';
import type { FetchedRecord } from '@parley/platform/kafka';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { ReceivedEvent } from './declaration';

const ajv = new Ajv2020({ strict: false, allErrors: false });
(addFormats as unknown as (instance: Ajv2020) => void)(ajv);
const validators = new Map<string, ValidateFunction>();

/** The data of an event breaks its schema. Says where, never with which value. */
export class InvalidEventError extends ParleyError {
  constructor(type: string, where: string, rule: string) {
    super('CONTRACTS.INVALID_DATA', `${type}${where} breaks the rule "${rule}"`, { details: { type, where, rule } });
  }
}

/** Attributes, or the reason why the record is not an event. */
export function attributesOf(record: FetchedRecord): EventAttributes | UndecodableEventError {
  try {
    return decodeAttributes(record.headers);
  } catch (error) {
    if (error instanceof UndecodableEventError) return error;
    throw error;
  }
}

/** Parses, lifts to the newest version and validates. @throws UndecodableEventError, UnknownEventTypeError, InvalidEventError */
export function receive(record: FetchedRecord, attributes: EventAttributes): ReceivedEvent {
  const data = decodeData(attributes, record.value);
  validate(attributes.type, data);
  const dataversion = contractOf(attributes.type)?.version ?? attributes.dataversion;
  // The attributes come after what is new beside them: V8 adds properties to a spread object one by one, at ten times the cost.
  return { data, topic: record.topic, partition: record.partition, offset: record.offset, ...attributes, dataversion };
}

/** @throws InvalidEventError */
export function validate(type: string, data: unknown): void {
  let check = validators.get(type);
  if (!check) {
    check = ajv.compile(schemas[type] ?? false);
    validators.set(type, check);
  }
  if (!check(data)) {
    const first = check.errors?.[0];
    throw new InvalidEventError(type, first?.instancePath ?? '', first?.keyword ?? 'schema');
  }
}

/** Compiles every schema, so that the first message does not pay for it. */
export function compileValidators(): void {
  for (const type of Object.keys(schemas)) if (!validators.has(type)) validators.set(type, ajv.compile(schemas[type]!));
}
