/** The repository's folder: found upwards, so that it is the same for a source file and for a bundle in dist. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @param {string} folder */
function findUpwards(folder) {
  const file = join(folder, 'package.json');
  if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === 'parley') return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The launcher does not lie inside the Parley repository.');
  return findUpwards(parent);
}

export const repositoryRoot = findUpwards(dirname(fileURLToPath(import.meta.url)));
