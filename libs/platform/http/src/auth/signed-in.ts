import type { SignedInUser } from './user';

/** The verified person behind each request and socket, kept beside them so that no request can bring its own. */
const users = new WeakMap<object, SignedInUser>();

export function rememberUser(carrier: object, user: SignedInUser): void {
  users.set(carrier, user);
}

/** The person verified for this request or socket; undefined when there is none or the token has run out since. */
export function userOf(carrier: object): SignedInUser | undefined {
  const user = users.get(carrier);
  return user && user.expiresAt > Date.now() ? user : undefined;
}
