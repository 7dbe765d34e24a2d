import type { MessageKey } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { wholeNumber } from '../shared/time';
import { intentsLink } from '../shared/use-route';
import { problemsOf } from './glossary-problems';
import type { GlossaryPart, GlossaryProblem } from './glossary-types';
import type { GlossaryDesk } from './use-glossary';

export const PHRASE_PARTS = ['feelings', 'humanRequests', 'ignored'] as const;

/** Address of a list; what `placeOf` reads. */
export const listId = (place: number): string => `lists-${place}`;

/** Place of the list at an address; undefined where it names another part. */
export const placeOf = (id: string | undefined): number | undefined => {
  const [, place] = /^lists-(\d{1,3})$/.exec(id ?? '') ?? [];
  return place === undefined ? undefined : Number(place);
};

interface Props {
  readonly desk: GlossaryDesk;
  readonly chosen: string | undefined;
  readonly onNewList: () => void;
}

/** Everything that the glossary consists of, with how much there is of it and what is wrong. */
export function PartList({ desk: { content, problems }, chosen, onNewList }: Props) {
  const { t, locale } = useLanguage();
  const { feelings, humanRequests, ignored, lists, patterns } = content;
  const counts: Readonly<Record<string, number>> = {
    feelings: feelings.reduce((sum, { phrases }) => sum + phrases.length, 0), humanRequests: humanRequests.length, ignored: ignored.length, patterns: patterns.length,
  };
  const entry = (id: string, name: string, count: number, unit: MessageKey, own: readonly GlossaryProblem[]) => (
    <li key={id}>
      <a className="in-entry" href={intentsLink('glossary', id)} aria-current={id === chosen ? 'true' : undefined}>
        <span className="kb-entry-title">{name}</span>
        <span className="chips">
          {own.length > 0 && <span className={`chip in-mark-${own.some(({ severity }) => severity === 'error') ? 'error' : 'warning'}`} title={t('in.problems')}>! {own.length}</span>}
        </span>
        <span className="muted">{t(unit, { count: wholeNumber(count, locale) })}</span>
      </a>
    </li>
  );
  const part = (id: GlossaryPart, unit: MessageKey) => entry(id, t(`gl.part.${id}`), counts[id] ?? 0, unit, problemsOf(problems, id));
  return (
    <section className="in-list" aria-label={t('gl.parts')}>
      <ul className="kb-entries">
        {PHRASE_PARTS.map((id) => part(id, 'gl.phraseCount'))}
        {lists.map(({ kind, entries }, place) => entry(listId(place), kind === '' ? t('gl.listNew') : t('gl.listOf', { kind }), entries.length, 'gl.nameCount', problemsOf(problems, 'lists', place)))}
        {part('patterns', 'gl.patternCount')}
      </ul>
      <button type="button" className="button" onClick={onNewList}>{t('gl.listAdd')}</button>
    </section>
  );
}
