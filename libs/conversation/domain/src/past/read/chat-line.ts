/** What the first line of an entry of a WhatsApp export says. */
export interface ChatHeader {
  /** The three numbers of the date in the order in which they stand. */
  readonly date: readonly [number, number, number];
  /** The year stands first, by its four digits or its character. */
  readonly yearFirst: boolean;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Absent in what WhatsApp itself tells. */
  readonly sender?: string;
  readonly text: string;
  /** WhatsApp marked the words as its own: media, deletions, notices. */
  readonly generated: boolean;
}

/** Signs of writing direction, which exports put around numbers and before generated words. */
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const SPACES = /[\u00a0\u2009\u202f]/g;
const HALF = '上午|下午|凌晨|清晨|早上|中午|傍晚|晚上';
const DATE = '(\\d{1,4})(?:[./-]|年) ?(\\d{1,2})(?:[./-]|月) ?(\\d{1,4})日?';
const CLOCK = `(?:(${HALF}) ?)?(\\d{1,2})[:.：](\\d{2})(?:[:.：](\\d{2}))?(?: ?(${HALF}|[ap]\\.? ?m\\.?))?`;
/** iPhones write brackets, Android a dash. */
const BRACKETS = new RegExp(`^\\[${DATE}[,，]? ${CLOCK}\\] ?`, 'i');
const DASH = new RegExp(`^${DATE}[,，]? ${CLOCK} - `, 'i');
const SENDER = /^([^:]{1,200}?):(?: |$)/;
/** Longest beginning of a line in which a date and a time are looked for. */
const REACH = 80;

/** The header of a line; undefined when the line goes on with the message before it. */
export function headerOf(line: string): ChatHeader | undefined {
  const bare = line.slice(0, REACH).replace(MARKS, '').replace(SPACES, ' ');
  const match = BRACKETS.exec(bare) ?? DASH.exec(bare);
  if (!match) return undefined;
  const [header, a = '', b = '', c = '', before, hour = '', minute = '', second = '0', after] = match;
  const clock = hourOf(Number(hour), before ?? after);
  if (clock === undefined || Number(minute) > 59 || Number(second) > 59) return undefined;
  const rest = restOf(line, header);
  return {
    date: [Number(a), Number(b), Number(c)], yearFirst: a.length === 4,
    hour: clock, minute: Number(minute), second: Number(second),
    ...said(rest, line.startsWith('\u200e')),
  };
}

/** What follows the header, with its marks: the header's characters are counted without theirs. */
function restOf(line: string, header: string): string {
  let at = 0;
  for (let left = header.length; left > 0; at += 1) if (line[at]!.search(MARKS) < 0) left -= 1;
  return line.slice(at);
}

function said(rest: string, marked: boolean): Pick<ChatHeader, 'sender' | 'text' | 'generated'> {
  const sender = SENDER.exec(rest);
  if (!sender) return { text: '', generated: true };
  const text = rest.slice(sender[0].length);
  return { sender: nameOf(sender[1] ?? ''), text: text.replace(MARKS, ''), generated: marked || text.startsWith('\u200e') };
}

/** A participant's name as it is compared. */
export const nameOf = (written: string): string => written.replace(MARKS, '').replace(/\s+/g, ' ').trim().normalize('NFC');

export const withoutMarks = (text: string): string => text.replace(MARKS, '');

/** 0 to 23; undefined when the clock has no such hour. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  if (hour < 1 || hour > 12) return /^[\u4e00-\u9fff]/.test(half) && hour <= 23 ? hour : undefined;
  if (/^a|凌晨|清晨|早上|上午/i.test(half)) return hour % 12;
  // Noon begins before twelve.
  if (half === '中午') return hour >= 10 ? hour : hour + 12;
  return (hour % 12) + 12;
}
