export interface SummaryFact {
  /** `first`, `last`, `intents`, `known`, `articles`, `anger`, `reason`; absent for a line that is no fact of that form. */
  readonly key?: string;
  readonly text: string;
}

const KEYS: ReadonlySet<string> = new Set(['reason', 'first', 'last', 'intents', 'known', 'articles', 'anger']);
/** Shown by parts of the panel of their own. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(['reason', 'intents', 'known', 'articles', 'anger']);

/** The packet's summary for reading: one fact a line, without the message ids that it cites, and without what the panel shows anyway. */
export function summaryFacts(summary: string): SummaryFact[] {
  return summary.split('\n').flatMap((line): SummaryFact[] => {
    const text = line.trim();
    if (text === '') return [];
    const [, key = '', rest = ''] = /^(\w+): (.*)$/.exec(text) ?? [];
    if (!KEYS.has(key)) return [{ text }];
    return SHOWN_ELSEWHERE.has(key) ? [] : [{ key, text: withoutIds(rest) }];
  });
}

const withoutIds = (text: string): string => text.replace(/\s*\[[0-9a-f-]{8,64}\]/gi, '').replace(/^"(.*)"$/s, '$1');
