import { labelOf, type Locale, type Translate } from '../i18n/i18n';
import type { PartLabel } from '../intents/example-changes';

/** A sentiment with its sign, from −3 to 3. */
export const scale = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { signDisplay: 'exceptZero', maximumFractionDigits: 2 }).format(value).replace('-', '−');

/** What a part of a comparison is called: its names are those of `glossaryDifferences`. */
export const partLabel = (t: Translate, locale: Locale): PartLabel => (name) => {
  const [part = '', one = '', other = ''] = name.split(':');
  if (part === 'feelings') return t('gl.feelingOf', { sentiment: scale(Number(one), locale), anger: other });
  return part === 'lists' ? t('gl.listOf', { kind: labelOf(t, 'slot', one) }) : labelOf(t, 'gl.part', part);
};
