export type Language = 'zh' | 'en';

const HAN = /\p{Script=Han}/gu;
const LATIN_WORD = /\p{Script=Latin}+/gu;

/**
 * The language that the script of a text suggests; the one known so far when there is nothing to tell it by, or only a
 * single Latin word such as "OK", which Chinese customers write as well.
 */
export function languageOfText(text: string, known: Language | null = null): Language | null {
  const sample = text.slice(0, 500);
  const han = sample.match(HAN)?.length ?? 0;
  const words = sample.match(LATIN_WORD)?.length ?? 0;
  if (han === 0 && words === 0) return known;
  if (han >= words) return 'zh';
  return words === 1 && known !== null ? known : 'en';
}

/** The language of a BCP 47 tag or of an engine's answer, where the bot speaks it. */
export function languageOfTag(tag: string | undefined): Language | undefined {
  const primary = tag?.toLowerCase().split(/[-_]/)[0];
  return primary === 'zh' || primary === 'en' ? primary : undefined;
}
