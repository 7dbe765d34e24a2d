import { createSecretKey, randomUUID, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { UnauthenticatedError } from '../errors';
import { IdentityProvider } from './identity-provider';
import { ROLES, type Role, type SignedInUser, type User } from './user';

const ISSUER = 'parley';
const ALGORITHM = 'HS256';
const CLOCK_TOLERANCE_SECONDS = 5;

/** Who a token is meant for: people of the company, or another kind of holder that must not pass for them. */
const PEOPLE = 'parley-people';

/** Signs tokens (JWT, HS256). Only the service that knows the passwords has one. */
@Injectable()
export class TokenSigner {
  private readonly key: KeyObject;

  /** @param secret at least 32 characters, the same in all services. */
  constructor(
    secret: string,
    private readonly audience: string = PEOPLE,
  ) {
    this.key = keyOf(secret);
  }

  /** @param ttlSeconds how long the token holds, in seconds. */
  async sign({ sub, tenant, roles, name, locale }: User, ttlSeconds: number): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ tenant, roles: [...roles], name, locale })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setSubject(sub)
      .setIssuer(ISSUER)
      .setAudience(this.audience)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + ttlSeconds)
      .sign(this.key);
  }
}

/** Verifies the tokens of TokenSigner: signature, algorithm, issuer, audience, expiry and the form of every claim. */
@Injectable()
export class TokenVerifier extends IdentityProvider {
  private readonly key: KeyObject;

  constructor(
    secret: string,
    private readonly audience: string = PEOPLE,
  ) {
    super();
    this.key = keyOf(secret);
  }

  override async verifyToken(token: string): Promise<SignedInUser> {
    return userOf(await this.payload(token));
  }

  private async payload(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: this.audience,
        requiredClaims: ['sub', 'exp', 'tenant', 'roles'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      return payload;
    } catch (cause) {
      throw new UnauthenticatedError(undefined, cause);
    }
  }
}

function userOf({ sub, exp, tenant, roles, name, locale }: JWTPayload): SignedInUser {
  if (typeof sub !== 'string' || typeof exp !== 'number' || typeof tenant !== 'string' || !Array.isArray(roles)) {
    throw new UnauthenticatedError();
  }
  return {
    sub,
    tenant,
    roles: roles.filter(isRole),
    name: typeof name === 'string' ? name : '',
    locale: typeof locale === 'string' ? locale : 'en',
    expiresAt: exp * 1000,
  };
}

const isRole = (role: unknown): role is Role => ROLES.some((known) => known === role);

function keyOf(secret: string): KeyObject {
  if (secret.length < 32) throw new RangeError('The token secret must have at least 32 characters');
  return createSecretKey(Buffer.from(secret, 'utf8'));
}
