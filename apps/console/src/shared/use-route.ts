import { useSyncExternalStore } from 'react';

export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'desk'; readonly conversationId?: string }
  | { readonly page: 'kpi'; readonly kpiId?: string }
  | { readonly page: 'nowhere' };

/** The page an address names: `#/desk/<conversation>`, `#/kpi/<figure>`. */
export function routeOf(hash: string): Route {
  const [page = '', id = ''] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  if (page === '') return { page: 'home' };
  if (page === 'desk') return { page, ...(id !== '' && { conversationId: id }) };
  if (page === 'kpi') return { page, ...(id !== '' && { kpiId: id }) };
  return { page: 'nowhere' };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return ''; // mistyped by hand: as if it were not there
  }
}

export const deskLink = (conversationId?: string): string => (conversationId === undefined ? '#/desk' : `#/desk/${encodeURIComponent(conversationId)}`);
export const kpiLink = (kpiId?: string): string => (kpiId === undefined ? '#/kpi' : `#/kpi/${encodeURIComponent(kpiId)}`);

export const goTo = (link: string): void => {
  location.hash = link;
};

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

export const useRoute = (): Route => routeOf(useSyncExternalStore(subscribe, () => location.hash));
