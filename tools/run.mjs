/**
 * Runs a TypeScript file of this workspace: `node tools/run.mjs tools/contracts/generate.ts [arguments]`.
 *
 * Node alone cannot run it: our contracts need legacy decorators with metadata and the aliases of tsconfig.base.json.
 * The file is bundled with the bundler that also builds the services; packages stay outside and are loaded by Node.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The bundler brings the decorator helpers itself: they are not a package of this workspace. */
const OURS = ['@parley/', '@oxc-project/runtime/'];

/** A package, as opposed to a file of ours or an alias of one. */
const isPackage = (id) => /^[a-z@]/i.test(id) && !isAbsolute(id) && !OURS.some((prefix) => id.startsWith(prefix));

async function bundle(entry, directory) {
  const build = await rolldown({
    input: entry,
    platform: 'node',
    tsconfig: join(root, 'tsconfig.base.json'),
    external: isPackage,
    transform: { target: 'node20' },
  });
  const file = join(directory, 'main.mjs');
  await build.write({ file, format: 'es', sourcemap: 'inline' });
  await build.close();
  return file;
}

const [, , entry, ...args] = process.argv;
if (!entry) {
  console.error('Usage: node tools/run.mjs <file.ts> [arguments]');
  process.exit(2);
}
// Inside the workspace, so that Node finds node_modules.
mkdirSync(join(root, 'tmp'), { recursive: true });
const directory = mkdtempSync(join(root, 'tmp', 'run-'));
try {
  const file = await bundle(resolve(entry), directory);
  process.argv = [process.argv[0], resolve(entry), ...args];
  await import(pathToFileURL(file).href);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
