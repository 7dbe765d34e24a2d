import type { ReactNode } from 'react';
import { labelOf, type MessageKey } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { EarlierConversations } from '../past/earlier-conversations';
import type { ContextPacket, ThreadHead } from '../shared/api-types';
import { percent } from '../shared/time';
import { MoodLine } from './mood-line';
import { summaryFacts } from './summary';
import type { ShownLine } from './thread-state';
import { SourceLink } from './transcript';

interface Props {
  readonly head: ThreadHead;
  readonly lines: readonly ShownLine[];
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Everything known when the conversation was handed over, so that the customer need not repeat it. */
export function PacketPanel({ head, lines, open, onClose }: Props) {
  const { t } = useLanguage();
  return (
    <aside className={`packet${open ? ' packet-open' : ''}`} aria-label={t('packet.title')} onKeyDown={({ key }) => { if (key === 'Escape') onClose(); }}>
      <header>
        <h2>{t('packet.title')}</h2>
        <button type="button" className="icon-button details-toggle" aria-label={t('common.close')} onClick={onClose}><span aria-hidden="true">×</span></button>
      </header>
      <dl className="facts">
        {head.reason !== null && <Fact name={t('packet.reason')}>{labelOf(t, 'reason', head.reason)}</Fact>}
        {head.category !== null && <Fact name={t('packet.category')}>{labelOf(t, 'category', head.category)}</Fact>}
        <Fact name={t('packet.channel')}>{labelOf(t, 'channel', head.channel)}</Fact>
      </dl>
      {head.packet ? <Known packet={head.packet} lines={lines} /> : <p className="empty-line">{t('packet.none')}</p>}
      {head.threadId !== null && <EarlierConversations key={head.threadId} threadId={head.threadId} />}
    </aside>
  );
}

function Known({ packet, lines }: { packet: ContextPacket; lines: readonly ShownLine[] }) {
  const { t, locale } = useLanguage();
  const addresses = new Map(lines.flatMap(({ sources }) => (sources ?? []).map(({ articleId, url }) => [articleId, url] as const)));
  const articles = [...new Map(packet.articlesTried.map((article) => [article.articleId, article])).values()];
  const intents = [...new Map(packet.intents.map((intent) => [intent.intent, intent])).values()];
  const facts = summaryFacts(packet.summary);
  return (
    <>
      {facts.length > 0 && (
        <Part title={t('packet.summary')}>
          <dl className="facts facts-stacked">
            {facts.map(({ key, text }, index) => (key === undefined ? <dd key={index}>{text}</dd> : <Fact key={index} name={t(`summary.${key}` as MessageKey)}>{text}</Fact>))}
          </dl>
        </Part>
      )}
      {packet.sentimentTrend.length > 0 && <Part title={t('packet.sentiment')}><MoodLine points={packet.sentimentTrend} /></Part>}
      <Part title={t('packet.intents')}>
        <List items={intents.map(({ intent, confidence }) => <><span>{intent}</span> <span className="muted">{t('packet.confidence', { percent: percent(confidence, locale) })}</span></>)} />
      </Part>
      <Part title={t('packet.slots')}>
        {packet.slots.length === 0 ? <p className="empty-line">{t('common.none')}</p> : (
          <dl className="facts">
            {packet.slots.map(({ kind, value, normal }, index) => <Fact key={index} name={labelOf(t, 'slot', kind)}>{normal ?? value}</Fact>)}
          </dl>
        )}
      </Part>
      <Part title={t('packet.articles')}>
        <List items={articles.map(({ articleId, title, confidence }) => (
          <><SourceLink title={title} url={addresses.get(articleId)} /> <span className="muted">{t('packet.confidence', { percent: percent(confidence, locale) })}</span></>
        ))} />
      </Part>
    </>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => <div><dt>{name}</dt><dd dir="auto">{children}</dd></div>;

const Part = ({ title, children }: { title: string; children: ReactNode }) => <section><h3>{title}</h3>{children}</section>;

function List({ items }: { items: readonly ReactNode[] }) {
  const { t } = useLanguage();
  return items.length === 0 ? <p className="empty-line">{t('common.none')}</p> : <ul className="plain-list">{items.map((item, index) => <li key={index}>{item}</li>)}</ul>;
}
