import type { Me } from '../shared/api-types';

export interface Session {
  readonly token: string;
  /** ISO 8601. */
  readonly expiresTime: string;
  readonly user: Pick<Me, 'personId' | 'name' | 'roles' | 'locale'>;
}

const KEY = 'parley.console.session';

/** The session of this browser tab; a stored one that has run out or cannot be read counts as none. */
export function storedSession(storage: Pick<Storage, 'getItem'>, now: number): Session | undefined {
  try {
    const session = JSON.parse(storage.getItem(KEY) ?? 'null') as Session | null;
    return session !== null && Date.parse(session.expiresTime) > now ? session : undefined;
  } catch {
    return undefined; // written by something else: the person signs in again
  }
}

export const storeSession = (storage: Pick<Storage, 'setItem'>, session: Session): void => storage.setItem(KEY, JSON.stringify(session));

export const forgetSession = (storage: Pick<Storage, 'removeItem'>): void => storage.removeItem(KEY);

const hasRole = ({ roles }: { roles: readonly string[] }, ...wanted: string[]): boolean => roles.includes('admin') || wanted.some((role) => roles.includes(role));

export const maySeeDesk = (user: { roles: readonly string[] }): boolean => hasRole(user, 'agent', 'supervisor');
export const maySeeKpis = (user: { roles: readonly string[] }): boolean => hasRole(user, 'agent', 'supervisor', 'analyst');
export const maySeeKnowledge = (user: { roles: readonly string[] }): boolean => hasRole(user, 'editor', 'supervisor');
export const maySeeIntents = (user: { roles: readonly string[] }): boolean => hasRole(user, 'editor', 'supervisor');
export const isAdmin = (user: { roles: readonly string[] }): boolean => user.roles.includes('admin');
