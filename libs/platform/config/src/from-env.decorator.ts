import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';

export interface FromEnvOptions {
  /** The variable may be absent; the property then keeps its initial value. */
  optional?: boolean;
  /** The variable holds a comma-separated list; blanks around entries and empty entries are dropped. */
  list?: boolean;
}

const BINDINGS = Symbol('parley:config:variables');

/**
 * Binds a config property to an environment variable. The property's declared type decides the conversion: number,
 * boolean (1/0, true/false, yes/no, on/off), string, or with `list` a list of strings. What cannot be converted stays
 * a string, so that the property's validators refuse it.
 */
export function FromEnv(variable: string, { optional = false, list = false }: FromEnvOptions = {}): PropertyDecorator {
  return (prototype, property) => {
    const declared: unknown = Reflect.getMetadata('design:type', prototype, property);
    const bindings = new Map(variablesOf(prototype)).set(String(property), variable);
    Reflect.defineMetadata(BINDINGS, bindings, prototype);
    Transform(({ value }: { value: unknown }) => convert(value, list ? Array : declared))(prototype, property);
    if (optional) IsOptional()(prototype, property);
  };
}

/** Property name → variable name for a config class, including what it inherits. */
export function variablesOf(prototype: object): ReadonlyMap<string, string> {
  return (Reflect.getMetadata(BINDINGS, prototype) as Map<string, string> | undefined) ?? new Map();
}

const BOOLEANS = new Map([
  ...['1', 'true', 'yes', 'on'].map((word) => [word, true] as const),
  ...['0', 'false', 'no', 'off'].map((word) => [word, false] as const),
]);

function convert(value: unknown, declared: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (declared === Array)
    return value
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
  if (declared === Number) return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
  if (declared === Boolean) return BOOLEANS.get(value.trim().toLowerCase()) ?? value;
  return value;
}
