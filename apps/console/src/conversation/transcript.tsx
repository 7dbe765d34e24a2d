import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { useSession } from '../session/session-context';
import { ErrorNote } from '../shared/error-note';
import { safeLink } from '../shared/safe-link';
import { clock } from '../shared/time';
import { useNow } from '../shared/use-now';
import type { Verdict } from '../shared/api-types';
import { AnswerVerdict, canBeJudged } from './answer-verdict';
import { LineIntent } from './intent-correction';
import { withoutSources } from './source-lines';
import type { ShownLine } from './thread-state';

/** A typing signal shows this long, in milliseconds. */
const TYPING_SHOWS_MS = 6_000;
/** Nearer to the end than this counts as being at the end, in pixels. */
const AT_END_PX = 80;

interface Props {
  readonly lines: readonly ShownLine[];
  readonly customerTypedAt: number;
  readonly names: ReadonlyMap<string, string>;
  readonly onSendAgain: (line: ShownLine) => void;
  readonly onDiscard: (line: ShownLine) => void;
  readonly onJudge: (replyId: string, verdict: Verdict) => Promise<void>;
}

export function Transcript({ lines, customerTypedAt, names, onSendAgain, onDiscard, onJudge }: Props) {
  const { t } = useLanguage();
  const element = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const typing = useTyping(customerTypedAt);
  useLayoutEffect(() => {
    const box = element.current;
    if (box && atEnd.current) box.scrollTop = box.scrollHeight;
  }, [lines.length, typing]);
  const note = (): void => {
    const box = element.current;
    if (box) atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < AT_END_PX;
  };
  return (
    <div className="transcript" ref={element} onScroll={note} role="log" aria-label={t('conversation.transcript')} tabIndex={0}>
      {lines.length === 0 && <p className="empty">{t('conversation.empty')}</p>}
      <ol>
        {lines.map((line) => <Line key={line.lineId} line={line} names={names} onSendAgain={onSendAgain} onDiscard={onDiscard} onJudge={onJudge} />)}
      </ol>
      {typing && <p className="typing" role="status">{t('conversation.customerTyping')}</p>}
    </div>
  );
}

function useTyping(at: number): boolean {
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    const left = at + TYPING_SHOWS_MS - Date.now();
    setTyping(left > 0);
    if (left <= 0) return;
    const timer = setTimeout(() => setTyping(false), left);
    return () => clearTimeout(timer);
  }, [at]);
  return typing;
}

function Line({ line, names, onSendAgain, onDiscard, onJudge }: { line: ShownLine } & Pick<Props, 'names' | 'onSendAgain' | 'onDiscard' | 'onJudge'>) {
  const { t, locale } = useLanguage();
  const { personId } = useSession().session.user;
  const now = useNow(60_000);
  const { author, agentId, text, sources, time, purpose, error } = line;
  const who = author !== 'agent' ? t(`author.${author}`) : agentId === personId ? t('author.you') : (names.get(agentId ?? '') ?? t('author.agent'));
  return (
    <li className={`line line-${author}`} data-line={line.lineId} data-delivery={line.delivery ?? undefined}>
      <p className="line-head">
        <strong>{who}</strong>
        {author === 'bot' && purpose !== null && <span className="chip chip-quiet">{labelOf(t, 'purpose', purpose)}</span>}
        <time dateTime={time}>{clock(time, locale, now)}</time>
      </p>
      <p className="bubble" dir="auto">{withoutSources(text, sources ?? [])}</p>
      {sources && sources.length > 0 && (
        <ul className="sources">
          {sources.map(({ title, url }, index) => <li key={index}><SourceLink title={title} url={url} /></li>)}
        </ul>
      )}
      <Delivery line={line} />
      <LineIntent line={line} />
      {canBeJudged(line) && <AnswerVerdict line={line} onJudge={onJudge} />}
      {error && (
        <div className="line-error">
          <ErrorNote error={error} />
          <div className="actions actions-end">
            <button type="button" className="button button-small" onClick={() => onDiscard(line)}>{t('delivery.discard')}</button>
            <button type="button" className="button button-small button-primary" onClick={() => onSendAgain(line)}>{t('delivery.sendAgain')}</button>
          </div>
        </div>
      )}
    </li>
  );
}

export function SourceLink({ title, url }: { title: string; url: string | undefined }) {
  const link = safeLink(url);
  return link === undefined ? <span>{title}</span> : <a href={link} target="_blank" rel="noopener noreferrer">{title}</a>;
}

function Delivery({ line: { delivery, failure, author } }: { line: ShownLine }) {
  const { t } = useLanguage();
  if (delivery === null || author === 'customer') return null;
  if (delivery === 'not-sent') return <p className="delivery delivery-bad">{t('delivery.notSent')}</p>;
  const bad = delivery === 'failed' || delivery === 'rejected';
  return (
    <p className={`delivery${bad ? ' delivery-bad' : ''}${delivery === 'read' ? ' delivery-read' : ''}`}>
      {t(`delivery.${delivery}`)}{bad && failure !== null && ` · ${labelOf(t, 'failure', failure)}`}
    </p>
  );
}
