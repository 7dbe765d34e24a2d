import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';

interface Loaded<T> {
  readonly data: T | undefined;
  readonly error: ApiError | undefined;
  readonly reload: () => void;
}

/** What an address answers, asked anew when it changes; the older answer stays until the new one is there. */
export function useLoad<T>(path: string | undefined): Loaded<T> {
  const { api } = useSession();
  const [data, setData] = useState<T>();
  const [error, setError] = useState<ApiError>();
  const asked = useRef(0);
  const load = useCallback(() => {
    if (path === undefined) return;
    const ask = (asked.current += 1);
    api.get<T>(path).then(
      (answer) => {
        if (ask !== asked.current) return;
        setData(answer);
        setError(undefined);
      },
      (problem: unknown) => ask === asked.current && setError(asApiError(problem)),
    );
  }, [api, path]);
  useEffect(() => {
    load();
    return () => {
      asked.current += 1;
    };
  }, [load]);
  return { data, error, reload: load };
}

/** The part of an address behind `?`; what is empty is left out. */
export const queryOf = (values: Readonly<Record<string, string | number | boolean | undefined>>): string =>
  new URLSearchParams(Object.entries(values).flatMap(([name, value]) => (value === undefined || value === '' || value === false ? [] : [[name, String(value)]]))).toString();
