import { useLanguage } from '../i18n/language';
import { wholeNumber } from '../shared/time';
import type { Difference } from './library-content';
import { nameLabel } from './name-label';

/** Lines shown of a long list. */
const MOST_LINES = 200;

export function ExampleLines({ texts }: { texts: readonly string[] }) {
  const { t, locale } = useLanguage();
  return (
    <ul className="in-lines">
      {texts.slice(0, MOST_LINES).map((text, index) => <li key={index} dir="auto">{text}</li>)}
      {texts.length > MOST_LINES && <li className="muted">{t('in.more', { count: wholeNumber(texts.length - MOST_LINES, locale) })}</li>}
    </ul>
  );
}

/** Examples that came and went. */
export function ExampleChanges({ difference: { added, removed } }: { difference: Difference }) {
  const { t, locale } = useLanguage();
  return (
    <div className="in-changes">
      {([['in.added', added, 'ins'], ['in.taken', removed, 'del']] as const).map(([label, texts, Mark]) => texts.length > 0 && (
        <div key={label}>
          <p className="muted">{t(label, { count: wholeNumber(texts.length, locale) })}</p>
          <ul className="in-lines">
            {texts.slice(0, MOST_LINES).map((text) => <li key={text} dir="auto"><Mark>{text}</Mark></li>)}
            {texts.length > MOST_LINES && <li className="muted">{t('in.more', { count: wholeNumber(texts.length - MOST_LINES, locale) })}</li>}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** What a part is called on the screen. */
export type PartLabel = (name: string) => string;

/** What became of several intents or other parts, each to be opened. */
export function DifferenceList({ differences, label }: { differences: readonly Difference[]; label?: PartLabel }) {
  const { t } = useLanguage();
  const called = label ?? ((name) => nameLabel(t, name));
  return (
    <ul className="in-differences">
      {differences.map((difference) => (
        <li key={difference.name}>
          <details>
            <summary>
              {called(difference.name)}{' '}
              <span className="chip chip-quiet">
                {difference.kind === 'changed' ? t('in.change.counts', { added: difference.added.length, removed: difference.removed.length }) : t(`in.change.${difference.kind}`)}
              </span>
            </summary>
            <ExampleChanges difference={difference} />
          </details>
        </li>
      ))}
    </ul>
  );
}
