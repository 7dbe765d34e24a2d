import type { ArticleContent } from '@parley/contracts';
import { changedFields, type ContentField } from '@parley/knowledge/domain';
import { diffArrays, diffWordsWithSpace, type ChangeObject } from 'diff';

export interface DifferencePart {
  readonly op: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** How one field of a text became another: words of a text, entries of a list. */
export interface FieldDifference {
  readonly field: ContentField;
  readonly list: boolean;
  readonly parts: readonly DifferencePart[];
}

/** A comparison that takes longer shows the whole text as replaced, in milliseconds. */
const TIMEOUT_MS = 300;

// Chinese has no spaces between its words: without a segmenter a changed character would show the whole sentence as changed.
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Fields in which two texts differ; against nothing, every field that is filled in. */
export function differences(before: ArticleContent | undefined, after: ArticleContent): FieldDifference[] {
  const fields = before ? changedFields(before, after) : changedFields({} as ArticleContent, after).filter((field) => isFilled(after[field]));
  return fields.map((field) => fieldDifference(field, before?.[field], after[field]));
}

function fieldDifference(field: ContentField, before: unknown, after: unknown): FieldDifference {
  if (Array.isArray(before ?? after)) {
    const changes = diffArrays((before ?? []) as string[], (after ?? []) as string[]);
    return { field, list: true, parts: changes.flatMap((change) => change.value.map((text) => part(change, text))) };
  }
  const [from, to] = [String(before ?? ''), String(after ?? '')];
  const changes = diffWordsWithSpace(from, to, { intlSegmenter: segmenter, timeout: TIMEOUT_MS });
  return { field, list: false, parts: changes?.map((change) => part(change, change.value)) ?? replaced(from, to) };
}

const part = ({ added, removed }: Pick<ChangeObject<unknown>, 'added' | 'removed'>, text: string): DifferencePart => ({
  op: added ? 'added' : removed ? 'removed' : 'same',
  text,
});

const replaced = (from: string, to: string): DifferencePart[] =>
  [{ op: 'removed' as const, text: from }, { op: 'added' as const, text: to }].filter(({ text }) => text !== '');

const isFilled = (value: unknown): boolean => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
