import { useEffect, useRef } from 'react';
import { useLanguage } from '../i18n/language';
import { toForm, type ArticleForm, type FormField } from './article-form';
import type { Article } from './knowledge-types';

interface Props {
  readonly mine: ArticleForm;
  readonly theirs: Article;
  readonly clashes: readonly FormField[];
  readonly form: ArticleForm;
  readonly busy: boolean;
  readonly onChoose: (part: Partial<ArticleForm>) => void;
  readonly onJoin: () => void;
  readonly onDrop: () => void;
}

/** Two people changed the same article: shows both texts where they clash, and lets one choose. */
export function ConflictNote({ mine, theirs, clashes, form, busy, onChoose, onJoin, onDrop }: Props) {
  const { t } = useLanguage();
  const element = useRef<HTMLElement>(null);
  // Whoever pressed Save at the end of the page has to see it.
  useEffect(() => {
    element.current?.scrollIntoView({ block: 'start' });
    element.current?.focus();
  }, [theirs]);
  const name = theirs.names[theirs.changedBy] ?? t('kb.somebody');
  const other = toForm(theirs.content);
  return (
    <section ref={element} tabIndex={-1} className="kb-conflict" role="alert">
      <h2>{t('kb.conflict.title', { name })}</h2>
      <p>{clashes.length > 0 ? t('kb.conflict.lead', { name }) : t('kb.conflict.joined')}</p>
      {clashes.map((field) => (
        <fieldset key={field} className="kb-clash">
          <legend>{t(`kb.field.${field}`)}</legend>
          {([['kb.conflict.mine', mine[field]], ['kb.conflict.theirs', other[field]]] as const).map(([label, text]) => (
            <label key={label} className="kb-clash-side">
              <span className="choice">
                <input type="radio" name={`clash-${field}`} checked={form[field] === text} onChange={() => onChoose({ [field]: text })} />
                {label === 'kb.conflict.mine' ? t(label) : t(label, { name })}
              </span>
              <span className="kb-clash-text">{text === '' ? t('kb.conflict.emptyField') : text}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <div className="actions">
        <button type="button" className="button button-primary" disabled={busy} onClick={onJoin}>{t('kb.conflict.save')}</button>
        <button type="button" className="button" onClick={onDrop}>{t('kb.conflict.drop')}</button>
      </div>
    </section>
  );
}
