import { useEffect, useState } from 'react';
import { useSession } from '../session/session-context';

/** The services' time, told anew every so many milliseconds. */
export function useNow(everyMs: number): number {
  const { api } = useSession();
  const [now, setNow] = useState(() => api.clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(api.clock.now()), everyMs);
    return () => clearInterval(timer);
  }, [api, everyMs]);
  return now;
}
