import { useEffect, useState } from 'react';
import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import type { DeskClient } from '../live/desk-client';
import type { DeskActions } from '../queue/use-desk-actions';
import { useSession } from '../session/session-context';
import type { QueueRow, ThreadHead } from '../shared/api-types';
import { Dialog } from '../shared/dialog';
import { ErrorNote } from '../shared/error-note';
import { deskLink, goTo } from '../shared/use-route';
import { Composer } from './composer';
import { IntentCorrections } from './intent-correction';
import { PacketPanel } from './packet-panel';
import { proposalOf } from './proposal';
import { ProposalDialog } from './proposal-dialog';
import { ResolveDialog } from './resolve-dialog';
import { shownLines, type ThreadState } from './thread-state';
import { Transcript } from './transcript';

interface Props {
  readonly conversationId: string;
  readonly client: DeskClient;
  readonly thread: ThreadState | undefined;
  readonly row: QueueRow | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly actions: DeskActions;
}

export function ConversationView({ conversationId, client, thread, row, names, actions }: Props) {
  const { t } = useLanguage();
  const { personId } = useSession().session.user;
  const [resolved, setResolved] = useState(false);
  const [asked, setAsked] = useState<'resolve' | 'release' | 'propose'>();
  const [proposed, setProposed] = useState(false);
  const [detailsOpen, setDetailsOpen] = useState(false);
  useEffect(() => client.follow(conversationId), [client, conversationId]);

  const head = thread?.head;
  const closed = head?.closed === true;
  useEffect(() => {
    // It may be opened again later, and then it is somebody's again.
    if (closed) setResolved(false);
  }, [closed]);
  if (!thread || !head) {
    return (
      <section className="conversation conversation-none">
        <a className="button button-quiet back" href={deskLink()}>← {t('common.back')}</a>
        {thread?.status === 'failed' && thread.error ? (
          <div className="empty">
            <p>{thread.error.status === 404 ? t('conversation.gone') : t('conversation.failed')}</p>
            <ErrorNote error={thread.error} onRetry={() => client.reload()} />
          </div>
        ) : (
          <p className="empty" role="status">{t('common.loading')}</p>
        )}
      </section>
    );
  }

  const mine = row?.status === 'assigned' && row.agentId === personId;
  const customer = head.customerName ?? t('queue.customer');
  const lines = shownLines(thread, personId);
  const release = async (): Promise<void> => {
    setAsked(undefined);
    if (await actions.release(conversationId)) goTo(deskLink());
  };
  return (
    <>
      <section className="conversation" aria-label={customer}>
        <header className="conversation-head">
          <a className="icon-button back" href={deskLink()} aria-label={t('common.back')}><span aria-hidden="true">←</span></a>
          <div className="conversation-title">
            <h1>{customer}</h1>
            <p className="muted">{[labelOf(t, 'channel', head.channel), head.reason !== null && labelOf(t, 'reason', head.reason)].filter(Boolean).join(' · ')}</p>
          </div>
          <div className="actions">
            <button type="button" className="button details-toggle" aria-expanded={detailsOpen} onClick={() => setDetailsOpen(!detailsOpen)}>
              {t('conversation.details')}
            </button>
            {(closed || resolved) && lines.some(({ author }) => author === 'agent') && (
              proposed
                ? <span className="chip" role="status">{t('proposal.sent')}</span>
                : <button type="button" className="button" onClick={() => setAsked('propose')}>{t('proposal.open')}</button>
            )}
            {mine && !resolved && !head.closed && (
              <>
                <button type="button" className="button" disabled={actions.busy.has(conversationId)} onClick={() => setAsked('release')}>{t('conversation.release')}</button>
                <button type="button" className="button button-primary" onClick={() => setAsked('resolve')}>{t('conversation.resolve')}</button>
              </>
            )}
          </div>
        </header>
        {thread.error && <ErrorNote error={thread.error} onRetry={() => client.reload()} />}
        <IntentCorrections key={conversationId} conversationId={conversationId} packet={head.packet}>
          <Transcript
            lines={lines} customerTypedAt={thread.customerTypedAt} names={names}
            onSendAgain={({ lineId, text }) => void client.reply(conversationId, text, lineId)}
            onDiscard={({ lineId }) => client.discard(conversationId, lineId)}
            onJudge={(replyId, verdict) => client.judge(conversationId, replyId, verdict)}
          />
        </IntentCorrections>
        {mine && !resolved && !head.closed ? (
          <Composer conversationId={conversationId} onSend={(text) => void client.reply(conversationId, text)} onTyping={() => client.typing(conversationId)} />
        ) : (
          <Standing head={head} row={row} resolved={resolved} names={names} actions={actions} />
        )}
      </section>
      <PacketPanel head={head} lines={lines} open={detailsOpen} onClose={() => setDetailsOpen(false)} />
      {asked === 'resolve' && (
        <ResolveDialog
          head={head} onClose={() => setAsked(undefined)}
          onSubmit={async (wrapUp) => {
            await actions.resolve(conversationId, wrapUp);
            setResolved(true);
            setAsked(undefined);
          }}
        />
      )}
      {asked === 'propose' && (
        <ProposalDialog
          begun={proposalOf(lines)} onClose={() => setAsked(undefined)}
          onSent={() => {
            setProposed(true);
            setAsked(undefined);
          }}
        />
      )}
      {asked === 'release' && (
        <Dialog title={t('conversation.releaseQuestion')} onClose={() => setAsked(undefined)}>
          <p>{t('conversation.releaseHint')}</p>
          <div className="actions actions-end">
            <button type="button" className="button" onClick={() => setAsked(undefined)}>{t('common.cancel')}</button>
            <button type="button" className="button button-primary" onClick={() => void release()}>{t('conversation.release')}</button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** In place of the reply box: who is responsible, and what can be done about it. */
function Standing({ head, row, resolved, names, actions }: Pick<Props, 'row' | 'names' | 'actions'> & { head: ThreadHead; resolved: boolean }) {
  const { t } = useLanguage();
  if (head.closed) {
    const { wrapUp } = head;
    const text = wrapUp
      ? t('conversation.closedAs', { category: labelOf(t, 'category', wrapUp.category), outcome: labelOf(t, 'outcome', wrapUp.outcome) })
      : t('conversation.closed');
    return <p className="standing" role="status">{text}</p>;
  }
  if (resolved) return <p className="standing" role="status">{t('conversation.resolving')}</p>;
  const status = row?.status ?? 'bot';
  return (
    <div className="standing" role="status">
      <span>{t(`conversation.readOnly.${status}`, { name: names.get(row?.agentId ?? '') ?? t('queue.colleague') })}</span>
      {row?.status === 'queued' && (
        <button type="button" className="button button-primary" disabled={actions.busy.has(row.conversationId)} onClick={() => void actions.claim(row.conversationId)}>
          {t('conversation.claim')}
        </button>
      )}
    </div>
  );
}
