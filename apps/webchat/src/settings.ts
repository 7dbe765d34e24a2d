import { localeOf, type Locale } from './i18n/texts';

export interface Settings {
  readonly account: string;
  readonly locale: Locale;
  /** BCP 47, as told to the service. */
  readonly localeTag: string;
  /** Where Parley answers: the origin that the script came from. */
  readonly origin: string;
}

/** The settings in the embedding script's attributes. Undefined, with a word in the console, when the account is missing. */
export function settingsOf(script: { src: string; dataset: DOMStringMap }, browserLanguage: string): Settings | undefined {
  const { account, locale } = script.dataset;
  if (account === undefined || account === '') {
    console.error('Parley web chat: the script needs data-account="…"');
    return undefined;
  }
  const tag = locale === undefined || locale === '' ? browserLanguage : locale;
  return { account, locale: localeOf(tag), localeTag: tag, origin: new URL(script.src).origin };
}
