import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useLanguage } from '../i18n/language';
import { wholeNumber } from '../shared/time';

/** Longest reply the services take, in UTF-16 code units. */
const LONGEST = 16_384;
const TALLEST_PX = 200;

interface Props {
  readonly conversationId: string;
  readonly onSend: (text: string) => void;
  readonly onTyping: () => void;
}

/** What was typed and not sent stays with its conversation while the page is open. */
const drafts = new Map<string, string>();

export function Composer({ conversationId, onSend, onTyping }: Props) {
  const { t, locale } = useLanguage();
  const [text, setText] = useState(drafts.get(conversationId) ?? '');
  const area = useRef<HTMLTextAreaElement>(null);
  const tooLong = text.length > LONGEST;
  useEffect(() => {
    if (text === '') drafts.delete(conversationId);
    else drafts.set(conversationId, text);
  }, [conversationId, text]);
  useEffect(() => area.current?.focus({ preventScroll: true }), []);
  useLayoutEffect(() => {
    const box = area.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight + 2, TALLEST_PX)}px`;
  }, [text]);

  const send = (): void => {
    if (text.trim() === '' || tooLong) return;
    onSend(text.trim());
    setText('');
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, Enter chooses a character.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form className="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <textarea
        ref={area} rows={1} value={text} placeholder={t('composer.placeholder')} aria-label={t('composer.label')} aria-invalid={tooLong}
        aria-describedby="composer-hint" onKeyDown={onKeyDown}
        onChange={({ target }) => { setText(target.value); if (target.value !== '') onTyping(); }}
      />
      <button type="submit" className="button button-primary" disabled={text.trim() === '' || tooLong}>{t('composer.send')}</button>
      <p id="composer-hint" className={tooLong ? 'hint hint-bad' : 'hint'} role={tooLong ? 'alert' : undefined}>
        {tooLong ? t('composer.tooLong', { count: wholeNumber(text.length, locale), limit: wholeNumber(LONGEST, locale) }) : t('composer.hint')}
      </p>
    </form>
  );
}
