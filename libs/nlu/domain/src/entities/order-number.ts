import { findAll, type EntityContext, type EntityRecogniser, type Reading } from './finding';

const TOKEN = '((?:[a-z]{1,4}-?)?\\d[a-z0-9-]{3,24})(?![a-z0-9])';
const NAME = 'order|tracking|invoice|booking|reservation|confirmation|ticket|reference|ref|case|claim|job|repair|application|sample|student|policy|parcel|rma';
const NAMED = new RegExp(
  `(?<![a-z])(?:${NAME})(?: (?:job|order|code))?(?: ?(?:numbers?|no\\.?|num|id|nr\\.?|#))?(?: is| was|:| ?#)?[ :#]{0,2}${TOKEN}`, 'g',
);
const NAMED_CHINESE = new RegExp(
  `(?:订单编号|订单号码|订单号|订单|单号|运单号?|编号|工单|报修单|受理号|学员号|条码号|预约号|保单号?|取件码|预订号?|票号|流水号|单)(?:是|为|:)?[ :#]{0,2}${TOKEN}`, 'g',
);
const MARKED = /(?<![a-z0-9])#((?:[a-z]{1,4}-?)?\d[a-z0-9-]{3,24})(?![a-z0-9])/g;
/** Letters and figures with or without dashes; {@link isCode} decides. */
const CODE = /(?<![a-z0-9@._/#-])(?=[a-z0-9-]*\d)[a-z0-9]{1,20}(?:-[a-z0-9]{1,16}){0,3}(?![a-z0-9@_/]|[.,]\d|-)/g;
const BARE = /(?<![a-z0-9.+,-])\d{8,20}(?![a-z0-9]|[.,]\d)/g;
const AIRLINE = /(?<![a-z0-9])(?=[a-z0-9]*\d)(?=[a-z0-9]*[a-z])[a-z0-9]{6}(?![a-z0-9])/g;
const NEAR_BOOKING = /booking|reservation|pnr|confirm|预订|预定|订座|订单|机票|酒店/;

const named = (match: RegExpExecArray): Reading | undefined => {
  const number = match[1]!;
  if (/^20\d{2}-\d{1,2}-\d{1,2}$/.test(number)) return undefined;
  return { normal: number.toUpperCase(), confidence: 0.95, group: 1 };
};

/** Normal form: capitals, without the hash. Bare digits count from eight on, with less confidence than a phone number. */
export const orderNumbers: EntityRecogniser = (context) => [
  ...findAll(context, 'order-number', NAMED, named),
  ...findAll(context, 'order-number', NAMED_CHINESE, named),
  ...findAll(context, 'order-number', MARKED, (match) => ({ normal: match[1]!.toUpperCase(), confidence: 0.9, group: 1 })),
  ...findAll(context, 'order-number', CODE, ([match]) => (isCode(match) ? { normal: match.toUpperCase(), confidence: 0.83 } : undefined)),
  ...findAll(context, 'order-number', AIRLINE, (match) => airline(match, context)),
  ...findAll(context, 'order-number', BARE, ([match]) => ({ normal: match, confidence: 0.6 })),
];

/** Five figures after letters, or groups of figures with dashes that make no date and no phone; model names have fewer. */
function isCode(token: string): boolean {
  const figures = token.replace(/\D/g, '').length;
  const letters = token.replace(/[^a-z]/g, '').length;
  if (figures > 20 || letters > 6) return false;
  if (!token.includes('-')) return letters > 0 && figures >= 5 && /^(?:[a-z]{1,5}\d+|\d[a-z]\d[a-z0-9]+)$/.test(token);
  if (/^(?:20\d{2}-\d{1,2}-\d{1,2}|\d{3}-\d{3}-\d{4}|0\d{2,3}-\d{7,8}|\d{1,2}-\d{1,2}|[48]00-\d{3}-\d{4})$/.test(token)) return false;
  return figures >= (letters > 0 ? 4 : 7);
}

/** Six letters and figures in capitals, as airlines and hotels give them, near a word for a booking. */
function airline(match: RegExpExecArray, { text, normal }: EntityContext): Reading | undefined {
  const written = text.slice(match.index, match.index + 6);
  const around = normal.slice(Math.max(0, match.index - 24), match.index + 30);
  return /^[A-Z0-9]+$/.test(written) && NEAR_BOOKING.test(around) ? { normal: written, confidence: 0.84 } : undefined;
}
