import type { RecognisedEntity } from '@parley/contracts';

/** The message as the entity recognisers see it. */
export interface EntityContext {
  readonly text: string;
  /** The same in lower case, half width, simplified; same length. */
  readonly normal: string;
  readonly language: 'zh' | 'en' | 'und';
  /** When the customer wrote it, ISO 8601. */
  readonly time: string;
  readonly utcOffsetMinutes: number | undefined;
}

export type EntityRecogniser = (context: EntityContext) => RecognisedEntity[];

/** What a recogniser makes of one hit of its pattern; `group` names the part of the hit that is the entity. */
export interface Reading {
  readonly normal?: string;
  readonly confidence: number;
  readonly group?: number;
}

/** One entity per hit of the pattern, unless `read` says that it is none. The pattern runs on the normalised text. */
export function findAll(
  context: EntityContext,
  kind: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => Reading | undefined,
): RecognisedEntity[] {
  const entities: RecognisedEntity[] = [];
  for (const match of context.normal.matchAll(pattern)) {
    const found = read(match);
    if (!found) continue;
    const value = match[found.group ?? 0]!;
    const start = match.index + (found.group === undefined ? 0 : match[0].lastIndexOf(value));
    const end = start + value.length;
    entities.push({
      kind, start, end,
      value: context.text.slice(start, end),
      ...(found.normal !== undefined && { normal: found.normal }),
      confidence: found.confidence,
    });
  }
  return entities;
}
