import { useId, type ReactNode } from 'react';
import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import type { ArticleForm, FormField } from './article-form';
import { KINDS, LANGUAGES, type Facets } from './knowledge-types';
import { useLoad } from './use-load';

interface Props {
  readonly form: ArticleForm;
  readonly disabled: boolean;
  readonly onChange: (part: Partial<ArticleForm>) => void;
}

/** Characters at most, as the service takes them. */
const LONGEST: Readonly<Partial<Record<FormField, number>>> = { title: 512, question: 1_024, answer: 65_536, businessLine: 64, url: 2_048, owner: 128, externalId: 200 };

/** All fields of an article; what is written most comes first. */
export function ArticleFields({ form, disabled, onChange }: Props) {
  const { t } = useLanguage();
  const { data: facets } = useLoad<Facets>('/api/knowledge/editing/facets');
  const lists = useId();
  const field = (name: FormField, control: ReactNode, hint?: string) => (
    <label className={`field kb-field-${name}`}>
      <span>{t(`kb.field.${name}`)} {hint !== undefined && <small className="muted">{hint}</small>}</span>
      {control}
    </label>
  );
  const line = (name: FormField, type = 'text', list?: string) =>
    field(name, <input type={type} value={form[name]} maxLength={LONGEST[name]} list={list} onChange={({ target }) => onChange({ [name]: target.value })} />);
  const lines = (name: FormField, rows: number, hint: string) =>
    field(name, <textarea rows={rows} value={form[name]} maxLength={LONGEST[name]} onChange={({ target }) => onChange({ [name]: target.value })} />, hint);
  const choice = (name: 'kind' | 'language', values: readonly string[]) =>
    field(name, (
      <select value={form[name]} onChange={({ target }) => onChange({ [name]: target.value })}>
        {[...new Set([...values, form[name]])].map((value) => <option key={value} value={value}>{labelOf(t, `kb.${name}`, value)}</option>)}
      </select>
    ));
  return (
    <fieldset className="kb-fields" disabled={disabled}>
      {line('title')}
      {line('question')}
      {lines('answer', 12, t('kb.markdown'))}
      {lines('similarQuestions', 5, t('kb.perLine'))}
      <div className="kb-pair">
        {lines('keywords', 4, t('kb.perLine'))}
        {lines('tags', 4, t('kb.perLine'))}
      </div>
      <div className="kb-pair">
        {line('businessLine', 'text', `${lists}-lines`)}
        {choice('kind', KINDS)}
        {choice('language', LANGUAGES)}
        {line('owner', 'text', `${lists}-owners`)}
        {line('validFrom', 'date')}
        {line('validTo', 'date')}
        {line('reviewDate', 'date')}
        {line('externalId')}
      </div>
      {line('url', 'url')}
      <datalist id={`${lists}-lines`}>{facets?.businessLines.map((value) => <option key={value} value={value} />)}</datalist>
      <datalist id={`${lists}-owners`}>{facets?.owners.map((value) => <option key={value} value={value} />)}</datalist>
    </fieldset>
  );
}
