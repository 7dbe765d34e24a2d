import type { RecognisedEntity } from '@parley/contracts';
import type { AddressText } from './address-text';
import { PLACES } from './places';

/** Characters that end a name on the left: verbs and small words that stand before an address, hardly ever inside one. */
const NO_NAME = '到在是址寄送给从往去换改我你您他的了请问吗呢就把跟那这不没要想能';
const HAN = `(?:(?![${NO_NAME}])\\p{Script=Han})`;
/** What every address has: a road or an area with a number. */
const CORE = /(?:路|街|大道|道|巷|弄|胡同|里|[区村园苑庄屯镇乡])\d{1,5}(?:号|弄|巷|街)|[区村园苑庭府城]\d{1,4}(?:号楼|栋|幢|座)/gu;
const SERVICE_AREA = new RegExp(`高速(?:公路)?${HAN}{1,6}(?:服务区|收费站|出口)`, 'gu');
const TAIL = new RegExp(
  '(?:\\d{1,4}(?:-\\d{1,4}){0,2}(?:号楼|号院|号|弄|栋|幢|座|单元|层|楼|室|户|(?!\\d|[元块%件个天年月日点]))|[a-z]\\d{0,2}(?:座|栋|幢|区|楼)|' +
    `${HAN}{1,8}?(?:广场|大厦|小区|花园|公寓|大楼|商场|驿站|写字楼|酒店|家园|中心|大学|医院|超市|公馆|华庭|软件园|科技园|产业园|园区)|${HAN}{1,3}栋)`, 'uy',
);
const ADMINISTRATION = /[省市区县州镇乡旗]/;
const PLACE = new RegExp(PLACES);
const FIRST_OF_NAME = /\p{Script=Han}/u;
/** Longest part before the road that is looked at, and most parts after the number. */
const REACH = 30;
const MAX_TAILS = 6;

/** Addresses by their core, extended to both sides over names; normal form: the words without spaces. */
export function chineseAddresses(context: AddressText): RecognisedEntity[] {
  const { normal } = context;
  let covered = 0;
  return [...normal.matchAll(CORE), ...normal.matchAll(SERVICE_AREA)].sort((a, b) => a.index - b.index).flatMap((core) => {
    // The second number of an address is part of it, not another one.
    if (core.index < covered) return [];
    const coreEnd = core.index + core[0].length;
    const start = beginning(normal, core.index);
    // A number after 路 or 里 without a name before it is no address.
    if (core.index - start < 1) return [];
    const end = ending(normal, coreEnd);
    covered = end;
    const located = PLACE.test(normal.slice(start, core.index)) || ADMINISTRATION.test(normal.slice(start, core.index));
    const value = context.text.slice(start, end);
    return [{ kind: 'address', start, end, value, normal: value.replace(/\s+/g, ''), confidence: located ? 0.97 : 0.9 }];
  });
}

function beginning(text: string, core: number): number {
  let start = core;
  while (start > 0 && core - start < REACH && FIRST_OF_NAME.test(text[start - 1]!) && !NO_NAME.includes(text[start - 1]!)) start -= 1;
  const place = PLACE.exec(text.slice(start, core));
  if (place) return start + place.index;
  // "换成宁波", "写成中山路": the second half of a verb.
  return /[改换变写]/.test(text[start - 1] ?? '') && /[成为]/.test(text[start]!) ? start + 1 : start;
}

function ending(text: string, from: number): number {
  let end = from;
  for (let parts = 0; parts < MAX_TAILS; parts += 1) {
    TAIL.lastIndex = end;
    const match = TAIL.exec(text);
    if (!match) break;
    end = TAIL.lastIndex;
  }
  return end;
}
