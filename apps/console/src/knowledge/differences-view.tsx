import { labelOf, type Translate } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import type { FieldDifference } from './knowledge-types';

/** Stretches without a change show this much at their ends, in characters. */
const AROUND = 160;
const DAYS = new Set(['validFrom', 'validTo', 'reviewDate']);

/** What was added and removed, field by field. */
export function DifferencesView({ fields }: { fields: readonly FieldDifference[] }) {
  const { t } = useLanguage();
  if (fields.length === 0) return <p className="muted">{t('kb.diff.none')}</p>;
  return (
    <dl className="kb-diff">
      {fields.map((difference) => (
        <div key={difference.field}>
          <dt>{labelOf(t, 'kb.field', difference.field)}</dt>
          <dd className={difference.list ? 'kb-diff-list' : undefined}>
            {difference.parts.map((part, index) => <Part key={index} {...part} text={shown(t, difference, part)} />)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Part({ op, text }: FieldDifference['parts'][number]) {
  const { t } = useLanguage();
  if (op === 'same') return <span>{text.length > 2.5 * AROUND ? `${text.slice(0, AROUND)} … ${text.slice(-AROUND)}` : text}</span>;
  const Mark = op === 'added' ? 'ins' : 'del';
  return <Mark><span className="visually-hidden">{t(op === 'added' ? 'kb.diff.added' : 'kb.diff.removed')}: </span>{text}</Mark>;
}

/** Values that have a name are shown by it, moments by their day. */
function shown(t: Translate, { field }: FieldDifference, { text }: FieldDifference['parts'][number]): string {
  if (field === 'kind' || field === 'language') return labelOf(t, `kb.${field}`, text);
  return DAYS.has(field) ? text.slice(0, 10) : text;
}
