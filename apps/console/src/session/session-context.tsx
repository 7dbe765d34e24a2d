import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useLanguage } from '../i18n/language';
import { Api } from '../shared/api';
import { LoginPage } from './login-page';
import { forgetSession, storedSession, storeSession, type Session } from './session';

interface SignedIn {
  readonly session: Session;
  readonly api: Api;
  readonly signOut: () => void;
  /** The token does not hold any more: sign in again. */
  readonly expire: () => void;
}

const SessionContext = createContext<SignedIn | undefined>(undefined);

export function SessionProvider({ children }: { children: ReactNode }) {
  const { suggest } = useLanguage();
  const [session, setSession] = useState(() => storedSession(sessionStorage, Date.now()));
  const [expired, setExpired] = useState(false);
  const end = useCallback((because: 'wish' | 'expiry') => {
    forgetSession(sessionStorage);
    setExpired(because === 'expiry');
    setSession(undefined);
  }, []);
  const begin = useCallback((next: Session) => {
    storeSession(sessionStorage, next);
    setSession(next);
  }, []);
  const locale = session?.user.locale;
  useEffect(() => {
    if (locale !== undefined) suggest(locale);
  }, [locale, suggest]);
  const value = useMemo<SignedIn | undefined>(() => {
    if (!session) return undefined;
    const expire = (): void => end('expiry');
    return { session, api: new Api(session.token, expire), signOut: () => end('wish'), expire };
  }, [session, end]);
  return value ? <SessionContext value={value}>{children}</SessionContext> : <LoginPage expired={expired} onSignedIn={begin} />;
}

export function useSession(): SignedIn {
  const session = use(SessionContext);
  if (!session) throw new Error('SessionProvider is missing');
  return session;
}
