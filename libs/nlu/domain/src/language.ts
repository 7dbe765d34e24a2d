/** Han characters that make up one word on the average, against one Latin word. */
const HAN_PER_WORD = 1.6;
/** Codes and addresses say nothing about the language. */
const NOT_WORDS = /\S+@\S+|https?:\/\/\S+|\S*\d\S*/g;

/**
 * Primary language by the scripts of the words: `zh`, `en`, or `und` when neither has the most. Where the message has no
 * word at all, the channel's hint decides.
 */
export function languageOf(text: string, locale?: string): 'zh' | 'en' | 'und' {
  const han = count(text, /\p{Script=Han}/gu);
  const latin = count(text.replace(NOT_WORDS, ' '), /[A-Za-z]+/g);
  const other = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Thai}]+/gu);
  const chinese = han / HAN_PER_WORD;
  // Kana among Han characters is Japanese, whatever their share.
  if (other > 0 && other >= Math.min(chinese, latin) && other >= 0.2 * (chinese + latin)) return 'und';
  if (chinese === 0 && latin === 0) return hinted(locale);
  return chinese >= latin ? 'zh' : 'en';
}

function hinted(locale: string | undefined): 'zh' | 'en' | 'und' {
  const primary = locale?.toLowerCase().split(/[-_]/)[0];
  return primary === 'zh' || primary === 'en' ? primary : 'und';
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
