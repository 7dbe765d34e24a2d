export type Language = 'zh' | 'en';

/** Language of a text by its script: Chinese as soon as it holds a Han character. */
export const languageOfText = (text: string): Language => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en');

/** Language of a BCP 47 tag; English when it is neither. */
export const languageOfLocale = (locale: string | undefined): Language =>
  locale?.toLowerCase().split(/[-_]/)[0] === 'zh' ? 'zh' : 'en';
