import Markdown from 'markdown-to-jsx/react';
import { useDeferredValue, useMemo, type AnchorHTMLAttributes } from 'react';
import { useLanguage } from '../i18n/language';
import { safeLink } from '../shared/safe-link';
import type { ArticleForm } from './article-form';

/** Markup inside a text is shown as it is written; pictures of other places are not loaded. */
const OPTIONS = { disableParsingRawHTML: true, forceBlock: true, overrides: { a: PreviewLink, img: () => null, iframe: () => null } } as const;

/** The article as customers see it. */
export function Preview({ form }: { form: ArticleForm }) {
  const { t } = useLanguage();
  // Long texts are laid out after the keystroke is on the screen.
  const answer = useDeferredValue(form.answer);
  const body = useMemo(() => <Markdown options={OPTIONS}>{answer}</Markdown>, [answer]);
  const similar = form.similarQuestions.split('\n').filter((line) => line.trim() !== '');
  const link = safeLink(form.url);
  return (
    <section className="kb-preview card" aria-label={t('kb.preview')}>
      <h2>{t('kb.preview')}</h2>
      {form.title + form.question + form.answer === '' ? <p className="muted">{t('kb.previewEmpty')}</p> : (
        <article lang={form.language}>
          <h3>{form.title}</h3>
          {form.question !== form.title && <p className="kb-preview-question">{form.question}</p>}
          <div className="kb-preview-body">{body}</div>
          {link !== undefined && <p><a href={link} target="_blank" rel="noreferrer noopener">{form.title || link}</a></p>}
        </article>
      )}
      {similar.length > 0 && (
        <details>
          <summary>{t('kb.alsoFoundBy')} ({similar.length})</summary>
          <ul className="kb-similar" lang={form.language}>{similar.map((line, index) => <li key={index}>{line}</li>)}</ul>
        </details>
      )}
    </section>
  );
}

function PreviewLink({ href, children }: AnchorHTMLAttributes<HTMLAnchorElement>) {
  const link = safeLink(href);
  return link === undefined ? <span>{children}</span> : <a href={link} target="_blank" rel="noreferrer noopener">{children}</a>;
}
