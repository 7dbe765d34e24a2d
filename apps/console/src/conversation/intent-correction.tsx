import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import { NO_INTENT } from '../intents/intents-types';
import { useLanguage } from '../i18n/language';
import { useLoad } from '../knowledge/use-load';
import { useSession } from '../session/session-context';
import type { ContextPacket } from '../shared/api-types';
import { ErrorNote } from '../shared/error-note';
import { FormDialog } from '../shared/form-dialog';
import { percent } from '../shared/time';
import type { ShownLine } from './thread-state';

interface Correcting {
  /** What the signed-in agent said: intent by message. */
  readonly corrected: Readonly<Record<string, string>>;
  readonly ask: (line: ShownLine) => void;
}

const CorrectionContext = createContext<Correcting | undefined>(undefined);

interface Props {
  readonly conversationId: string;
  readonly packet: ContextPacket | null;
  readonly children: ReactNode;
}

/** Lets agents say, message by message, what the customer meant. */
export function IntentCorrections({ conversationId, packet, children }: Props) {
  const path = `/api/routing/conversations/${encodeURIComponent(conversationId)}/corrections`;
  const { data } = useLoad<{ corrections: Readonly<Record<string, string>> }>(path);
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});
  const [asked, setAsked] = useState<ShownLine>();
  const value = useMemo(() => ({ corrected: { ...data?.corrections, ...own }, ask: setAsked }), [data, own]);
  return (
    <CorrectionContext value={value}>
      {children}
      {asked && (
        <CorrectionDialog
          line={asked} path={path} packet={packet} before={value.corrected[asked.lineId]} onClose={() => setAsked(undefined)}
          onSaved={(intent) => {
            setOwn({ ...own, [asked.lineId]: intent });
            setAsked(undefined);
          }}
        />
      )}
    </CorrectionContext>
  );
}

/** What stands in place of a message without a text, such as `[media]`. */
const WITHOUT_TEXT = /^\[[\w-]+\]$/;
const LABEL_LENGTH = 80;

/** Below a message of the customer: what the agent said that it means, and the way to say so. */
export function LineIntent({ line }: { line: ShownLine }) {
  const { t } = useLanguage();
  const correcting = use(CorrectionContext);
  if (!correcting || line.author !== 'customer' || WITHOUT_TEXT.test(line.text)) return null;
  const intent = correcting.corrected[line.lineId];
  return (
    <p className="line-intent">
      {intent !== undefined && <span className="chip">{t('correct.done', { intent: intent === NO_INTENT ? t('correct.none') : intent })}</span>}{' '}
      <button type="button" className="link-button" aria-label={t('correct.openLabel', { text: line.text.slice(0, LABEL_LENGTH) })} onClick={() => correcting.ask(line)}>{t('correct.open')}</button>
    </p>
  );
}

interface ChoiceOfIntents {
  readonly intents: readonly { readonly name: string; readonly zh?: string; readonly en?: string }[];
}

const EXAMPLE_LENGTH = 40;

interface DialogProps {
  readonly line: ShownLine;
  readonly path: string;
  readonly packet: ContextPacket | null;
  readonly before: string | undefined;
  readonly onClose: () => void;
  readonly onSaved: (intent: string) => void;
}

function CorrectionDialog({ line, path, packet, before, onClose, onSaved }: DialogProps) {
  const { t, locale } = useLanguage();
  const { api } = useSession();
  const { data, error, reload } = useLoad<ChoiceOfIntents>('/api/nlu/intents');
  const [intent, setIntent] = useState(before ?? '');
  const recognised = (packet?.intents ?? []).filter(({ messageId }) => messageId === line.lineId);
  const example = (one: ChoiceOfIntents['intents'][number]): string => {
    const text = locale === 'zh' ? (one.zh ?? one.en) : (one.en ?? one.zh);
    return text === undefined ? '' : ` — ${text.length > EXAMPLE_LENGTH ? `${text.slice(0, EXAMPLE_LENGTH)}…` : text}`;
  };
  const submit = async (): Promise<void> => {
    await api.post(path, { messageId: line.lineId, intent });
    onSaved(intent);
  };
  return (
    <FormDialog title={t('correct.title')} submit={t('correct.submit')} busy={t('correct.busy')} ready={intent !== ''} onClose={onClose} onSubmit={submit}>
      <blockquote className="bubble line-quote" dir="auto">{line.text}</blockquote>
      <dl className="facts">
        <div>
          <dt>{t('correct.recognised')}</dt>
          <dd>{recognised.length === 0 ? t('correct.nothing') : recognised.map(({ intent: name, confidence }) => `${name} (${percent(confidence, locale)})`).join(', ')}</dd>
        </div>
      </dl>
      {error && <ErrorNote error={error} onRetry={reload} />}
      <label className="field">
        <span>{t('correct.intent')}</span>
        <select name="intent" value={intent} disabled={!data} onChange={({ target }) => setIntent(target.value)}>
          <option value="" disabled>{t(data ? 'correct.choose' : 'common.loading')}</option>
          {data && <option value={NO_INTENT}>{t('correct.none')}</option>}
          {data && [...data.intents].sort((one, other) => (one.name < other.name ? -1 : 1)).map((one) => <option key={one.name} value={one.name}>{one.name}{example(one)}</option>)}
        </select>
      </label>
      <p className="muted">{t('correct.hint')}</p>
    </FormDialog>
  );
}
