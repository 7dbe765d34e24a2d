import type { SignedInUser } from './user';

/** Turns a token into the person it stands for. Signed tokens today; an OpenID Connect provider can take its place. */
export abstract class IdentityProvider {
  /** @throws UnauthenticatedError when the token does not hold. */
  abstract verifyToken(token: string): Promise<SignedInUser>;
}
