import { findAll, type EntityRecogniser } from './finding';

const CHINESE_MOBILE = /(?<![\d+a-z-])(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)/g;
const INTERNATIONAL = /(?<![\d+])\+[1-9]\d{0,2}[- .]?(?:\(\d{1,4}\)[- .]?)?\d{2,5}(?:[- .]?\d{2,5}){1,4}(?!\d)/g;
const NORTH_AMERICAN = /(?<![\d+(a-z-])(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\d-])/g;
const CHINESE_LANDLINE = /(?<![\d+a-z-])(?:0\d{2,3}-\d{7,8}|\(0\d{2,3}\)\d{7,8})(?!\d)/g;
const CHINESE_SERVICE = /(?<![\d+a-z-])[48]00-\d{3}-\d{4}(?!\d)/g;
/** Mobile numbers as they are written at home, and London and other area codes with their spaces. */
const BRITISH = /(?<![\d+a-z-])0(?:7\d{3} ?\d{3} ?\d{3}|2\d \d{4} ?\d{4}|1\d{2,3} \d{3} ?\d{3,4})(?!\d)/g;

const digits = (text: string): string => text.replace(/\D/g, '');

/** Normal form E.164, where the country can be told. */
export const phones: EntityRecogniser = (context) => [
  ...findAll(context, 'phone', CHINESE_MOBILE, (match) => ({ normal: `+86${digits(match[1]!)}`, confidence: 0.95 })),
  ...findAll(context, 'phone', INTERNATIONAL, ([match]) => {
    const number = digits(match);
    return number.length >= 8 && number.length <= 15 ? { normal: `+${number}`, confidence: 0.97 } : undefined;
  }),
  ...findAll(context, 'phone', NORTH_AMERICAN, ([match]) => ({ normal: `+1${digits(match)}`, confidence: 0.85 })),
  ...findAll(context, 'phone', CHINESE_LANDLINE, ([match]) => ({ normal: `+86${digits(match).slice(1)}`, confidence: 0.9 })),
  ...findAll(context, 'phone', CHINESE_SERVICE, ([match]) => ({ normal: `+86${digits(match)}`, confidence: 0.92 })),
  ...findAll(context, 'phone', BRITISH, ([match]) => ({ normal: `+44${digits(match).slice(1)}`, confidence: 0.85 })),
];
