import { en } from './en';
import { zh } from './zh';

export type MessageKey = keyof typeof en;
export type Locale = 'en' | 'zh';
export type Translate = (key: MessageKey, params?: Readonly<Record<string, string | number>>) => string;

export const dictionaries: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = { en, zh };

/** The interface's language for a BCP 47 tag: Chinese, or English for everything else. */
export const localeOf = (tag: string | null | undefined): Locale => (/^zh\b/i.test(tag ?? '') ? 'zh' : 'en');

/** `{name}` is replaced by the parameter of that name. */
export const translator =
  (locale: Locale): Translate =>
  (key, params = {}) =>
    dictionaries[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

/** The text of a value that has one (`reason.anger`), otherwise the value itself: services may know more than this build. */
export function labelOf(t: Translate, group: string, value: string | null | undefined): string {
  if (value === null || value === undefined || value === '') return t('common.unknown');
  const key = `${group}.${value}`;
  return key in en ? t(key as MessageKey) : value;
}
