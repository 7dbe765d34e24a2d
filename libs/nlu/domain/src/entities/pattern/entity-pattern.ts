import { ParleyError, type RecognisedEntity } from '@parley/contracts';
import type { EntityContext } from '../finding';
import { pathsOf } from './pattern-paths';

/** A kind of entity that a business describes by its form, for example a policy number. Data that editors keep. */
export interface EntityPattern {
  readonly kind: string;
  /**
   * A regular expression of the bounded kind: characters, classes, `|`, groups, `?`, and `{n}` and `{n,m}` after single characters or
   * classes. `*`, `+`, repeated groups, look-around and back references are refused. Case does not matter.
   */
  readonly pattern: string;
  /** 0 … 1, 0.9 unless said. */
  readonly confidence?: number;
}

export const MAX_PATTERN_LENGTH = 200;
/** Most ways to match that a pattern may have at one place. */
export const MAX_PATHS = 256;
const MAX_ENTITY = 128;

/** A pattern that cannot be used; says what to change. */
export class EntityPatternError extends ParleyError {
  constructor(pattern: string, reason: string) {
    super('NLU.ENTITY_PATTERN', `The pattern ${JSON.stringify(pattern.slice(0, MAX_PATTERN_LENGTH))} cannot be used: ${reason}`, { details: { reason } });
  }
}

export interface CompiledPattern {
  readonly kind: string;
  readonly expression: RegExp;
  readonly confidence: number;
}

/**
 * Why a subset and not a check by clock: a backtracking engine tries at most as many ways as the pattern has paths, so bounded paths
 * bound the cost by data, before the first message; a library with its own engine would be larger than all of this and slower on
 * every message.
 *
 * @throws EntityPatternError when it is too long, not a regular expression, or could cost more than the bound
 */
export function compilePattern({ kind, pattern, confidence = 0.9 }: EntityPattern): CompiledPattern {
  if (pattern === '' || pattern.length > MAX_PATTERN_LENGTH) throw new EntityPatternError(pattern, `write 1 to ${MAX_PATTERN_LENGTH} characters`);
  const paths = pathsOf(pattern, (reason) => new EntityPatternError(pattern, reason));
  if (paths > MAX_PATHS) throw new EntityPatternError(pattern, `it can match in more than ${MAX_PATHS} ways; narrow its {n,m}, its "?" and its "|"`);
  try {
    return { kind, confidence, expression: new RegExp(`(?<![a-z0-9])(?:${pattern})(?![a-z0-9])`, 'giu') };
  } catch (error) {
    throw new EntityPatternError(pattern, `it is no regular expression: ${(error as Error).message}`);
  }
}

/** Normal form: what was written, in capitals and without spaces. */
export function patternEntities(patterns: readonly CompiledPattern[], { text, normal }: EntityContext): RecognisedEntity[] {
  return patterns.flatMap(({ kind, expression, confidence }) =>
    [...normal.matchAll(expression)]
      .filter(([words]) => words.length > 0 && words.length <= MAX_ENTITY)
      .map(({ index, 0: words }) => {
        const value = text.slice(index, index + words.length);
        return { kind, start: index, end: index + words.length, value, normal: value.replace(/\s+/g, '').toUpperCase(), confidence };
      }),
  );
}
