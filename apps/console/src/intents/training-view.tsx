import { useEffect, useRef, useState } from 'react';
import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import { Dialog } from '../shared/dialog';
import { ErrorNote } from '../shared/error-note';
import { clock, duration, elapsedSince, wholeNumber } from '../shared/time';
import { useNow } from '../shared/use-now';
import { DifferenceList } from './example-changes';
import { LIBRARY_CHECK, type LibraryProblem, type Training } from './intents-types';
import { asSaved, differencesOf } from './library-content';
import { ProblemList } from './problem-list';
import { ReleaseNote } from './release-note';
import { ComparisonView, ReportView } from './report-view';
import { useCheck } from './use-check';
import type { Desk } from './use-library';

const LOOK_EVERY_MS = 1_000;

/** The way of a draft to customers: checked, trained, compared, published. */
export function TrainingView({ desk }: { desk: Desk }) {
  const { t, locale } = useLanguage();
  const { api } = useSession();
  const { library, saved, published, touched } = desk;
  const problems = useCheck<LibraryProblem>(LIBRARY_CHECK, saved);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const [begun, setBegun] = useState<Training>();
  const training = useProgress(begun ?? library.training, desk.reload);
  const running = training?.status === 'training';
  const current = training?.draftRevision === library.draftRevision;
  const trained = current && training?.status === 'done';
  const errors = problems?.filter(({ severity }) => severity === 'error').length ?? 0;
  const differences = published && differencesOf(asSaved(published), asSaved(saved));
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (problem) {
      setError(asApiError(problem));
    } finally {
      setBusy(false);
    }
  };
  const train = (): Promise<void> => run(async () => setBegun(await api.post<Training>('/api/nlu/library/train')));
  const publish = (): Promise<void> => run(async () => {
    setAsking(false);
    desk.took(await api.post('/api/nlu/library/publish', { expectedRevision: library.revision }));
  });
  return (
    <>
      <header className="page-head"><h1>{t('in.tab.training')}</h1></header>
      {touched && <p className="note">{t('in.saveFirst')}</p>}
      {library.draft === null && <p className="note">{t('in.noDraft')}</p>}
      <ReleaseNote desk={desk} />
      <section className="card in-stage">
        <h2>{t('in.training.state')}</h2>
        {library.changedBy !== null && library.changedTime !== null && (
          <p className="muted">{t('in.draftBy', { name: library.names[library.changedBy] ?? t('in.somebody'), time: clock(library.changedTime, locale, Date.now()) })}</p>
        )}
        {differences && (differences.length === 0 ? <p>{t('in.training.same')}</p> : (
          <details>
            <summary>{t('in.training.differs', { count: wholeNumber(differences.length, locale) })}</summary>
            <DifferenceList differences={differences} />
          </details>
        ))}
        {problems && (problems.length === 0 ? <p>{t('in.problems.none')}</p> : (
          <>
            {errors > 0 && <p className="note note-error">{t('in.problems.errors', { count: errors })}</p>}
            <ProblemList problems={problems} linked />
          </>
        ))}
        {running && <Progress training={training} />}
        {training?.status === 'failed' && (
          <p className="note note-error" role="alert"><span>{t('in.training.failed')} {labelOf(t, 'error', training.errorCode)}</span></p>
        )}
        {library.draft !== null && !training && <p className="muted">{t('in.training.never')}</p>}
        {training?.status === 'done' && !current && <p className="note">{t('in.training.old')}</p>}
        {error && <ErrorNote error={error} onClose={() => setError(undefined)} />}
        <div className="actions">
          <button type="button" className={`button${trained ? '' : ' button-primary'}`} disabled={busy || running || touched || library.draft === null || errors > 0} onClick={() => void train()}>
            {t(trained ? 'in.training.again' : 'in.training.start')}
          </button>
          <button type="button" className={`button${trained ? ' button-primary' : ''}`} disabled={busy || running || touched || !trained} onClick={() => setAsking(true)}>{t('in.training.publish')}</button>
        </div>
      </section>
      {training?.training && (
        <>
          <ReportView report={training.training} />
          <ComparisonView comparison={training.comparison} />
        </>
      )}
      {asking && (
        <Dialog title={t('in.training.publishQuestion')} onClose={() => setAsking(false)}>
          <p>{t('in.training.publishHint')}</p>
          <div className="actions actions-end">
            <button type="button" className="button" onClick={() => setAsking(false)}>{t('common.cancel')}</button>
            <button type="button" className="button button-primary" onClick={() => void publish()}>{t('in.training.publish')}</button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** The training as it goes on: looked at every second until it ends. */
function useProgress(known: Training | null, onEnd: () => void): Training | null {
  const { api } = useSession();
  const [seen, setSeen] = useState<Training | null>(null);
  const end = useRef(onEnd);
  end.current = onEnd;
  const newest = seen && (!known || seen.startedTime >= known.startedTime) ? seen : known;
  const running = newest?.status === 'training';
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => {
      api.get<{ training: Training | null }>('/api/nlu/library/training').then(
        ({ training }) => {
          setSeen(training);
          if (training?.status !== 'training') end.current();
        },
        // The next look may be answered again; until then the last one stands.
        () => undefined,
      );
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [api, running]);
  return newest;
}

function Progress({ training }: { training: Training }) {
  const { t, locale } = useLanguage();
  const now = useNow(LOOK_EVERY_MS);
  return (
    <div className="kb-progress" role="status">
      <progress aria-label={t('in.training.progress')} />
      <p className="muted">{t('in.training.running', { time: duration(Math.max(1_000, elapsedSince(training.startedTime, now)), locale) })}</p>
    </div>
  );
}
