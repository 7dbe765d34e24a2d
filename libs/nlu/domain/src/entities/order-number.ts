import { findAll, type EntityRecogniser } from './finding';

const NAMED = /(?:order|tracking|invoice)(?: ?(?:number|no\.?|num|id|nr\.?|#))?(?: is|:| ?#)?[ :#]{0,2}([a-z]{0,4}-?\d[a-z0-9-]{3,24})(?![a-z0-9])/g;
const NAMED_CHINESE = /(?:订单编号|订单号码|订单号|订单|单号|运单号|编号)(?:是|为|:)?[ :#]{0,2}([a-z]{0,4}-?\d[a-z0-9-]{3,24})(?![a-z0-9])/g;
const MARKED = /(?<![a-z0-9])#([a-z]{0,4}-?\d[a-z0-9-]{3,24})(?![a-z0-9])/g;
const LETTERED = /(?<![a-z0-9-])[a-z]{1,4}-?\d{5,20}(?![a-z0-9])/g;
const BARE = /(?<![a-z0-9.+,-])\d{8,20}(?![a-z0-9]|[.,]\d)/g;

const named = (match: RegExpExecArray) => ({ normal: match[1]!.toUpperCase(), confidence: 0.94, group: 1 });

/** Normal form: capitals, without the hash. Bare digits count from eight on, with less confidence than a phone number. */
export const orderNumbers: EntityRecogniser = (context) => [
  ...findAll(context, 'order-number', NAMED, named),
  ...findAll(context, 'order-number', NAMED_CHINESE, named),
  ...findAll(context, 'order-number', MARKED, (match) => ({ normal: match[1]!.toUpperCase(), confidence: 0.9 })),
  ...findAll(context, 'order-number', LETTERED, ([match]) => ({ normal: match.toUpperCase(), confidence: 0.85 })),
  ...findAll(context, 'order-number', BARE, ([match]) => ({ normal: match, confidence: 0.6 })),
];
