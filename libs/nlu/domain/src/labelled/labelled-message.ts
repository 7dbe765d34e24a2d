import { INTENTS, type Intent } from '../intents';

/**
 * One customer message with what a careful reader makes of it. Written for this project, one message a line:
 *
 *     <mood> <intents> | <text>
 *
 * - mood: the sign of the feeling (`+`, `=` neutral, `-`), the anger from 0 to 9 (0 none, 1–2 displeased, 3–4 annoyed, 5–6 angry,
 *   7–9 threats, accusations, insults), then `!` when a close deadline or haste is named, `~` when there is no hurry, and
 *   `@` when a human is asked for. Something that went wrong is `-` even when it is told politely; a question, or thanks as
 *   a mere formula, is `=`.
 * - intents: names joined by `+`, the most important first; `none` when no intent of the library fits.
 * - text: entities are written in place as `{letter:words}` or `{letter:words=normal form}`. Without a normal form it is the
 *   words themselves, in capitals for order numbers.
 * - `# name` begins a theme. A theme is in one part only.
 *
 * What counts: `o` any reference number the customer gives (order, parcel, booking, repair) without a hash, `p` phone, `e` e-mail, `a` an amount
 * with its currency or with 万/w/k, `d` a point in time (day, month, weekend, time of day; no durations, no holidays by name, no
 * habitual "on Sundays"; without its preposition unless that is the meaning, as in "in three days"), `q` a counted number of things or people with its measure word or noun (no article-like "one", no
 * frequencies, no sizes), `l` an address precise to a street or a named place with its city, `g` an entry of {@link labelledLists}.
 */
export interface LabelledMessage {
  readonly theme: string;
  readonly text: string;
  /** Empty when out of scope. */
  readonly intents: readonly Intent[];
  readonly entities: readonly LabelledEntity[];
  readonly sentiment: -1 | 0 | 1;
  readonly anger: number;
  readonly urgency: 'low' | 'normal' | 'high';
  readonly wantsHuman: boolean;
}

export interface LabelledEntity {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly normal: string;
}

/** When the labelled messages were written: a Wednesday morning, on the customer's own clock. */
export const LABELLED_TIME = { zh: '2026-11-18T10:00:00.000+08:00', en: '2026-11-18T10:00:00.000Z' } as const;

const KINDS: Readonly<Record<string, string>> = {
  o: 'order-number', p: 'phone', e: 'email', a: 'amount', d: 'date', q: 'quantity', l: 'address', g: 'product',
};
const LINE = /^([-=+])(\d)([!~]?)(@?) ([a-z.+-]+) \| (.+)$/;
const ENTITY = /\{([a-z]):([^{}=]+)(?:=([^{}]+))?\}/g;
const SIGNS = { '-': -1, '=': 0, '+': 1 } as const;
const URGENCY = { '!': 'high', '~': 'low', '': 'normal' } as const;

/** @throws Error that names the line when it does not follow the format */
export function parseLabelled(source: string): LabelledMessage[] {
  let theme = '';
  const messages: LabelledMessage[] = [];
  for (const line of source.split('\n').map((row) => row.trim())) {
    if (line.startsWith('# ')) theme = line.slice(2);
    else if (line !== '') messages.push(parseLine(line, theme));
  }
  return messages;
}

function parseLine(line: string, theme: string): LabelledMessage {
  const [, sign, anger, haste, human, intents, marked] = LINE.exec(line) ?? [];
  if (marked === undefined) throw new Error(`Labelled message does not follow the format: ${line}`);
  return {
    theme,
    ...unmark(marked, line),
    intents: intents === 'none' ? [] : intents!.split('+').map((name) => known(name, line)),
    sentiment: SIGNS[sign as keyof typeof SIGNS],
    anger: Number(anger),
    urgency: URGENCY[haste as keyof typeof URGENCY],
    wantsHuman: human === '@',
  };
}

function unmark(marked: string, line: string): Pick<LabelledMessage, 'text' | 'entities'> {
  const entities: LabelledEntity[] = [];
  let text = '';
  let last = 0;
  for (const match of marked.matchAll(ENTITY)) {
    const [whole, letter, value, normal] = match;
    const kind = KINDS[letter!];
    if (kind === undefined) throw new Error(`Unknown kind of entity "${letter}": ${line}`);
    text += marked.slice(last, match.index);
    entities.push({ kind, start: text.length, end: text.length + value!.length, value: value!, normal: normal ?? defaultNormal(kind, value!) });
    text += value;
    last = match.index + whole.length;
  }
  text += marked.slice(last);
  if (/[{}]/.test(text)) throw new Error(`Unclosed entity: ${line}`);
  return { text, entities };
}

const defaultNormal = (kind: string, value: string): string =>
  kind === 'order-number' ? value.toUpperCase() : kind === 'email' ? value.toLowerCase() : value;

function known(name: string, line: string): Intent {
  if (!(INTENTS as readonly string[]).includes(name)) throw new Error(`Unknown intent "${name}": ${line}`);
  return name as Intent;
}
