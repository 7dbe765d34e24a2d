/** Where a running instance answers, as a file in its data folder: for commands that look at the instance from another process. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} dataDir */
const fileIn = (dataDir) => join(dataDir, 'addresses.json');

/**
 * Readable by the owner only: the database's address carries its password.
 * @param {string} dataDir
 * @param {import('./stack.mjs').StackAddresses} addresses
 */
export function writeAddresses(dataDir, addresses) {
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, JSON.stringify(addresses, undefined, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** @param {string} dataDir */
export const removeAddresses = (dataDir) => rmSync(fileIn(dataDir), { force: true });
