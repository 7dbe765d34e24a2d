import { useState, type FormEvent } from 'react';
import { LanguageSwitch, useLanguage } from '../i18n/language';
import { Api, asApiError, ApiError } from '../shared/api';
import { ErrorNote } from '../shared/error-note';
import { Logo } from '../shared/logo';
import type { Session } from './session';

const api = new Api(undefined);

export function LoginPage({ expired, onSignedIn }: { expired: boolean; onSignedIn: (session: Session) => void }) {
  const { t } = useLanguage();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const [missing, setMissing] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const incomplete = email.trim() === '' || password === '';
    setMissing(incomplete);
    setError(undefined);
    if (incomplete) return;
    setBusy(true);
    try {
      onSignedIn(await api.post<Session>('/api/routing/session', { email: email.trim(), password }));
    } catch (problem) {
      setError(asApiError(problem));
      setBusy(false);
    }
  };

  return (
    <main className="login">
      <form className="login-card" onSubmit={(event) => void submit(event)} noValidate>
        <div className="login-head">
          <Logo />
          <LanguageSwitch />
        </div>
        <h1>{t('login.title')}</h1>
        <p className="muted">{t('login.lead')}</p>
        {expired && !error && <p className="note" role="status">{t('login.expired')}</p>}
        {missing && <p className="note note-error" role="alert">{t('login.missing')}</p>}
        {error && <ErrorNote error={error} />}
        <label className="field">
          <span>{t('login.email')}</span>
          <input type="email" name="email" autoComplete="username" autoFocus value={email} onChange={({ target }) => setEmail(target.value)} />
        </label>
        <label className="field">
          <span>{t('login.password')}</span>
          <input type="password" name="password" autoComplete="current-password" value={password} onChange={({ target }) => setPassword(target.value)} />
        </label>
        <button className="button button-primary button-wide" type="submit" disabled={busy}>
          {busy ? t('login.busy') : t('login.submit')}
        </button>
      </form>
    </main>
  );
}
