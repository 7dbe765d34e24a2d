import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

interface Cost {
  N: number;
  r: number;
  p: number;
}

const COST: Cost = { N: 32_768, r: 8, p: 1 };
const KEY_BYTES = 32;
const LONGEST_PASSWORD = 1_024;
const FORMAT = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9_-]+)\$([A-Za-z0-9_-]+)$/;

/** Salted scrypt hash as `scrypt$N$r$p$salt$key`. Takes about 0.1 s on purpose. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST, KEY_BYTES);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Whether the password is the one hashed, compared in constant time. Without a hash (unknown person) it works as long
 * and answers false, so that the time does not tell which log-ins exist.
 */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, N, r, p, salt, key] = FORMAT.exec(hash ?? '') ?? [];
  if (!salt || !key) {
    await derive(password, randomBytes(16), COST, KEY_BYTES);
    return false;
  }
  const expected = Buffer.from(key, 'base64url');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const actual = await derive(password, Buffer.from(salt, 'base64url'), cost, expected.length);
  return timingSafeEqual(actual, expected);
}

function derive(password: string, salt: Buffer, cost: Cost, bytes: number): Promise<Buffer> {
  if (password.length > LONGEST_PASSWORD) return Promise.reject(new RangeError('The password is too long'));
  const maxmem = 256 * cost.N * cost.r;
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, bytes, { ...cost, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}
