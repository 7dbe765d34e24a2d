import { UsageError, type OptionValues } from '../command';

/** A whole number within bounds. @throws UsageError */
export function wholeNumber(options: OptionValues, name: string, bounds: { min: number; max: number; fallback: number }): number {
  const value = options[name];
  if (value === undefined) return bounds.fallback;
  const number = typeof value === 'number' ? value : Number.NaN;
  if (!Number.isSafeInteger(number) || number < bounds.min || number > bounds.max) {
    throw new UsageError(`--${flagOf(name)} must be a whole number from ${bounds.min} to ${bounds.max}.`);
  }
  return number;
}

/** A text, or undefined when the option was not given. @throws UsageError when it was given without a value. */
export function text(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') throw new UsageError(`--${flagOf(name)} needs a value.`);
  return String(value);
}

export const flag = (options: OptionValues, name: string): boolean => options[name] === true;

const flagOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
