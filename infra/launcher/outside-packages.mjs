/** What a bundle holds and what it loads from node_modules when it runs. */
import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { extname, join } from 'node:path';

/** Everything of ours goes into the bundle; npm packages and Node's own modules stay outside. @param {string} id */
export const isExternal = (id) => !/^(\.|\/|\0|[A-Za-z]:\\|@parley\/|@oxc-project\/runtime)/.test(id);

/**
 * A file inside a package without an export map needs its full name in Node, though compilers do without: 'ajv/dist/2020'.
 * @param {string} id as imported
 * @param {string} repository
 * @returns {string} as Node wants it
 */
export function nodeSpecifier(id, repository) {
  const [, name, inside] = /^(@[^/]+\/[^/]+|[^@/][^/]*)(?:\/(.+))?$/.exec(id) ?? [];
  if (name === undefined || inside === undefined || isBuiltin(id) || extname(inside) !== '') return id;
  const file = createRequire(join(repository, 'package.json')).resolve(id);
  const folder = file.slice(0, file.lastIndexOf(`/node_modules/${name}/`) + `/node_modules/${name}/`.length);
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return exports === undefined ? `${name}/${file.slice(folder.length)}` : id;
}

/**
 * @param {string} repository
 * @returns {import('rolldown').Plugin}
 */
export const packagesStayOutside = (repository) => ({
  name: 'packages-stay-outside',
  resolveId: (id, importer) =>
    importer === undefined || !isExternal(id) ? null : { id: nodeSpecifier(id, repository), external: true },
});
