/** Language of a query by its script, else by the channel's hint; undefined when neither tells. */
export function languageOf(text: string, locale?: string): 'zh' | 'en' | undefined {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.replace(/\S*\d\S*/g, ' ').match(/[A-Za-z]+/g)?.length ?? 0;
  // A Chinese word has about two characters; product names in Latin letters are common in Chinese sentences.
  if (han > 0 && han / 2 >= latin / 2) return 'zh';
  if (latin > 0) return 'en';
  const hint = locale?.toLowerCase().split(/[-_]/)[0];
  return hint === 'zh' || hint === 'en' ? hint : undefined;
}
