import { useEffect, useState } from 'react';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import { useLoad } from './use-load';

/** An import that goes on is looked at again after this time, in milliseconds. */
const LOOK_AGAIN_MS = 1_000;

interface Watched<T> {
  readonly data: T | undefined;
  readonly error: ApiError | undefined;
  readonly reload: () => void;
  /** What the last `act` was refused for. */
  readonly refused: ApiError | undefined;
  readonly forget: () => void;
  /** Says what is to be done with it; whether it was taken. */
  readonly act: (verb: string) => Promise<boolean>;
}

/** One import, looked at again while it goes on. */
export function useImport<T>(path: string, isMoving: (data: T) => boolean): Watched<T> {
  const { api } = useSession();
  const { data, error, reload } = useLoad<T>(path);
  const [refused, setRefused] = useState<ApiError>();
  const moving = data !== undefined && isMoving(data);
  useEffect(() => {
    if (!moving) return undefined;
    const timer = setInterval(reload, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [moving, reload]);
  const act = async (verb: string): Promise<boolean> => {
    try {
      await api.post(`${path}/${verb}`);
      setRefused(undefined);
      reload();
      return true;
    } catch (problem) {
      setRefused(asApiError(problem));
      return false;
    }
  };
  return { data, error, reload, refused, forget: () => setRefused(undefined), act };
}
