import type { RecognisedEntity } from '@parley/contracts';
import type { AddressText } from './address-text';

/** Words that only streets end with, and words that are streets only when the customer writes them with a capital. */
const STREET = 'street|st|road|rd|avenue|ave|lane|ln|boulevard|blvd|parkway|pkwy|terrace|crescent|mews';
const MAYBE_STREET = 'drive|dr|close|court|ct|way|place|pl|square|sq|row|hill|gardens|gate|walk|park';
const NO_NAME = '(?!(?:the|my|your|our|on|in|of|a|an|to|is|was|at|from|for|and|or|by|with|days?|hours?|minutes?|mins?|weeks?|people|times)\\b)';
const STREET_LINE = new RegExp(
  `(?<![a-z0-9#$£€.,/-])(?:(?:flat|apt|apartment|suite|unit|room) ?\\d{1,4}[a-z]?,? )?\\d{1,5}[a-z]? (?:${NO_NAME}[a-z0-9'.]{2,16} ){1,4}?(?:(?<sure>${STREET})|(?:${MAYBE_STREET}))\\.?(?![a-z])(?: (?:north|south|east|west|ne|nw|se|sw)(?![a-z]))?`, 'g',
);
/** City, state or county and postcode, on the text as it was written: names have capitals. */
const TOWN = /,? [A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?=[,.!?]| [A-Z]{1,2}\d|$)|, [A-Z][a-z]+(?: [A-Z][a-z]+){0,2}/y;
const CODE = /,? (?:[A-Z]{2} \d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{2} [A-Z]\d[A-Z] ?\d[A-Z]\d|\d{5})(?![\dA-Za-z])/y;

/** Street addresses with a number; normal form: the words with single spaces. */
export function englishAddresses(context: AddressText): RecognisedEntity[] {
  return [...context.normal.matchAll(STREET_LINE)].flatMap((match) => {
    const start = match.index;
    const streetEnd = start + match[0].length;
    const end = withCode(context.text, withTown(context.text, streetEnd));
    const capital = /\d[a-z]? [A-Z]/.test(context.text.slice(start, streetEnd));
    if (match.groups?.['sure'] === undefined && !capital && end === streetEnd) return [];
    const value = context.text.slice(start, end);
    return [{ kind: 'address', start, end, value, normal: value.replace(/\s+/g, ' '), confidence: end > streetEnd ? 0.97 : 0.9 }];
  });
}

const withTown = (text: string, from: number): number => after(TOWN, text, from);
const withCode = (text: string, from: number): number => after(CODE, text, from);

function after(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
