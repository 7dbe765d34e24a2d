import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { RequestInvalidError, type InvalidField } from './errors';

const MOST_FIELDS = 50;
const LONGEST_FIELD = 120;

/** The pipe of every service: unknown fields are refused, and a 400 lists the fields and what is expected of them. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: requestInvalid,
  });
}

/** The error for failed validations; never with a value of the request. */
export function requestInvalid(errors: ValidationError[]): RequestInvalidError {
  const fields = errors.flatMap((error) => invalidFields(error, '')).slice(0, MOST_FIELDS);
  return new RequestInvalidError('Some fields are not as expected', fields);
}

function invalidFields(error: ValidationError, parent: string): InvalidField[] {
  const path = parent === '' ? error.property : `${parent}.${error.property}`;
  const children = (error.children ?? []).flatMap((child) => invalidFields(child, path));
  const constraints = Object.entries(error.constraints ?? {});
  if (constraints.length === 0) return children;
  const expected = constraints.map(([name, message]) =>
    name === 'whitelistValidation' ? 'must not be there' : expectation(message, error),
  );
  return [{ field: path.slice(0, LONGEST_FIELD), expected }, ...children];
}

/** The validator's message without the field's name in front and without the value, should it quote it. */
function expectation(message: string, { property, value }: ValidationError): string {
  const text = message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
  const given: unknown = value;
  return typeof given === 'string' && given !== '' ? text.replaceAll(given, '[hidden]') : text;
}
