/** Secrets of one instance: random, made at the first start, readable by the owner only. */
import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} dataDir
 * @returns {string} 64 hexadecimal characters
 */
export function instanceSecret(dataDir) {
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * One secret for one purpose: knowing it tells nothing about the others.
 * @param {string} secret
 * @param {string} purpose
 */
export const derivedSecret = (secret, purpose) => createHmac('sha256', secret).update(purpose).digest('hex');
