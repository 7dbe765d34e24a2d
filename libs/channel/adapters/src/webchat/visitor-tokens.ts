import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { ParleyError } from '@parley/contracts';
import { jwtVerify, SignJWT } from 'jose';

/** A visitor's token or signed id does not hold. */
export class VisitorUnauthenticatedError extends ParleyError {
  constructor(cause?: unknown) {
    super('CHANNEL.VISITOR_UNAUTHENTICATED', 'Open a new web chat session', cause === undefined ? {} : { cause });
  }
}

/** Who sits at the other end of a web chat socket. */
export interface Visitor {
  readonly visitorId: string;
  readonly accountId: string;
  /** BCP 47. */
  readonly locale: string;
}

const ISSUER = 'parley';
/** Keeps visitors' tokens apart from those of people who log in. */
const AUDIENCE = 'parley-visitors';
const ALGORITHM = 'HS256';

/** Tokens of web chat visitors, and the signed ids by which a browser comes back as the same visitor. */
export class VisitorTokens {
  private readonly key: KeyObject;
  private readonly idKey: Buffer;

  /** @param secret the services' token secret; keys of this class are derived from it. */
  constructor(secret: string) {
    this.key = createSecretKey(Buffer.from(secret, 'utf8'));
    this.idKey = createHmac('sha256', secret).update('webchat visitor id').digest();
  }

  async sign({ visitorId, accountId, locale }: Visitor, ttlSeconds: number): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT({ account: accountId, locale })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setSubject(visitorId)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(now)
      .setExpirationTime(now + ttlSeconds)
      .sign(this.key);
  }

  /** @throws VisitorUnauthenticatedError */
  async verify(token: string): Promise<Visitor> {
    try {
      const { payload } = await jwtVerify(token, this.key, { algorithms: [ALGORITHM], issuer: ISSUER, audience: AUDIENCE });
      const { sub, account, locale } = payload;
      if (typeof sub === 'string' && typeof account === 'string' && typeof locale === 'string') {
        return { visitorId: sub, accountId: account, locale };
      }
    } catch (cause) {
      throw new VisitorUnauthenticatedError(cause);
    }
    throw new VisitorUnauthenticatedError();
  }

  /** The visitor id with its signature, for the browser to keep: the id alone opens nothing. */
  signId(accountId: string, visitorId: string): string {
    return `${visitorId}.${this.signatureOf(accountId, visitorId)}`;
  }

  /** @throws VisitorUnauthenticatedError when this account did not hand the id out. */
  verifyId(accountId: string, signedId: string): string {
    const [visitorId = '', signature = ''] = signedId.split('.');
    const given = Buffer.from(signature, 'base64url');
    const expected = Buffer.from(this.signatureOf(accountId, visitorId), 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new VisitorUnauthenticatedError();
    return visitorId;
  }

  private signatureOf(accountId: string, visitorId: string): string {
    return createHmac('sha256', this.idKey).update(`${accountId}\u001f${visitorId}`).digest('base64url');
  }
}
