import { useEffect, useRef } from 'react';
import { navigation, routeOf, type Route } from './use-route';

const askBrowser = (event: BeforeUnloadEvent): void => event.preventDefault();

/**
 * Keeps what is being written from being lost unnoticed: while `unsaved`, going to a page at which it does not stay is asked about, and so are
 * signing out, closing the tab and loading anew.
 */
export function useUnsaved(unsaved: boolean, stays: (route: Route) => boolean): void {
  const current = useRef(stays);
  current.current = stays;
  useEffect(() => {
    if (!unsaved) return undefined;
    const release = navigation().guard((hash) => current.current(routeOf(hash)));
    window.addEventListener('beforeunload', askBrowser);
    return () => {
      release();
      window.removeEventListener('beforeunload', askBrowser);
    };
  }, [unsaved]);
}
