import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { ConfigError, type ConfigProblem } from './config.error';
import { variablesOf } from './from-env.decorator';

/**
 * Reads a config class from the environment, converts and validates it. An empty variable counts as absent.
 *
 * @throws ConfigError naming every variable that is missing or wrong and what is expected, never a value.
 */
export function loadConfig<T extends object>(type: new () => T, env: NodeJS.ProcessEnv = process.env): T {
  const variables = variablesOf(type.prototype as object);
  const given = Object.fromEntries(
    [...variables].flatMap(([property, variable]) => {
      const value = env[variable];
      return value === undefined || value === '' ? [] : [[property, value]];
    }),
  );
  const config = plainToInstance(type, given);
  const errors = validateSync(config, { forbidUnknownValues: true, validationError: { target: false } });
  if (errors.length > 0) {
    throw new ConfigError(errors.map((error) => problem(error, variables, given[error.property])));
  }
  return config;
}

function problem(
  error: ValidationError,
  variables: ReadonlyMap<string, string>,
  raw: string | undefined,
): ConfigProblem {
  const messages = Object.values(error.constraints ?? { invalid: `${error.property} must be valid` });
  return {
    variable: variables.get(error.property) ?? error.property,
    missing: raw === undefined,
    expected: messages.map((message) => withoutValue(withoutProperty(message, error.property), raw)),
  };
}

const withoutProperty = (message: string, property: string) => message.replaceAll(`${property} `, '');

/** A validator's own message may quote the value; the value may be a secret. */
const withoutValue = (message: string, raw: string | undefined) =>
  raw === undefined ? message : message.replaceAll(raw, '[hidden]');
