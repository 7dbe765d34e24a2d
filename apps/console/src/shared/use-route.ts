import { useSyncExternalStore } from 'react';
import { Navigation } from './navigation';

export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'desk'; readonly conversationId?: string }
  | { readonly page: 'kpi'; readonly kpiId?: string }
  | { readonly page: 'knowledge'; readonly view: KnowledgeView; readonly id?: string; readonly part?: string }
  | { readonly page: 'intents'; readonly view: IntentsView; readonly id?: string }
  | { readonly page: 'nowhere' };

export const KNOWLEDGE_VIEWS = ['articles', 'review', 'article', 'imports', 'gaps', 'past', 'past-conversation'] as const;
export type KnowledgeView = (typeof KNOWLEDGE_VIEWS)[number];

export const INTENTS_VIEWS = ['library', 'review', 'training', 'versions', 'glossary'] as const;
export type IntentsView = (typeof INTENTS_VIEWS)[number];

/** The page an address names: `#/desk/<conversation>`, `#/kpi/<figure>`, `#/knowledge/article/<id>/history`, `#/intents/library/<intent>`, `#/intents/glossary/<part>`. */
export function routeOf(hash: string): Route {
  const [page = '', id = '', third = '', fourth = ''] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  if (page === '') return { page: 'home' };
  if (page === 'desk') return { page, ...(id !== '' && { conversationId: id }) };
  if (page === 'kpi') return { page, ...(id !== '' && { kpiId: id }) };
  if (page === 'knowledge') {
    const view = KNOWLEDGE_VIEWS.find((one) => one === (id === '' ? 'articles' : id));
    return view === undefined ? { page: 'nowhere' } : { page, view, ...(third !== '' && { id: third }), ...(fourth !== '' && { part: fourth }) };
  }
  if (page === 'intents') {
    const view = INTENTS_VIEWS.find((one) => one === (id === '' ? 'library' : id));
    return view === undefined ? { page: 'nowhere' } : { page, view, ...(third !== '' && { id: third }) };
  }
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

/** A page of the knowledge base, and within an article its `text`, `review`, `history` or `use`. */
export const knowledgeLink = (view: KnowledgeView = 'articles', id?: string, part?: string): string =>
  ['#/knowledge', view, ...[id, part].flatMap((one) => (one === undefined ? [] : [encodeURIComponent(one)]))].join('/');

/** A page of the intents; of the library, one intent; of the glossary, one part of it. */
export const intentsLink = (view: IntentsView = 'library', id?: string): string =>
  ['#/intents', view, ...(id === undefined ? [] : [encodeURIComponent(id)])].join('/');

export const goTo = (link: string): void => {
  location.hash = link;
};

let current: Navigation | undefined;

/** Where this window is; one for the whole page. */
export function navigation(): Navigation {
  if (current) return current;
  const made = new Navigation({
    hash: () => location.hash,
    entry: () => (history.state as { entry?: number } | null)?.entry,
    number: (entry) => history.replaceState({ entry }, ''),
    go: (steps) => history.go(steps),
  });
  window.addEventListener('popstate', () => made.entered());
  window.addEventListener('hashchange', () => made.arrived());
  current = made;
  return made;
}

export function useRoute(): Route {
  const { subscribe, shown } = navigation();
  return routeOf(useSyncExternalStore(subscribe, shown));
}
