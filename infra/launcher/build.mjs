/** Bundles services and the CLI with rolldown, and the web apps with Vite; skips what has not changed. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { packagesStayOutside } from './outside-packages.mjs';

const processApps = ['channel-gateway', 'conversation', 'nlu', 'knowledge', 'connector', 'routing', 'analytics', 'cli'];
const webApps = ['console', 'webchat'];
const ignored = new Set(['node_modules', 'dist', '.git', '.parley', '.nx']);

/**
 * One line per file: path, size and time of change.
 * @param {string} folder
 * @returns {string[]}
 */
function listing(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ignored.has(entry.name) ? [] : listing(path);
    if (/\.spec\.tsx?$/.test(entry.name)) return [];
    const { size, mtimeMs } = statSync(path);
    return [`${path} ${size} ${mtimeMs}`];
  });
}

/** @param {string[]} sources files and folders */
function stampOf(sources) {
  const lines = sources.flatMap((source) =>
    existsSync(source) && statSync(source).isFile() ? [`${source} ${statSync(source).mtimeMs}`] : listing(source),
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

/**
 * @param {string} target folder in dist
 * @param {string} stamp
 * @param {() => Promise<void>} make
 * @returns {Promise<boolean>} whether it was made
 */
async function onceFor(target, stamp, make) {
  const file = join(target, '.built-from');
  if (existsSync(file) && readFileSync(file, 'utf8') === stamp) return false;
  await make();
  mkdirSync(target, { recursive: true });
  writeFileSync(file, stamp);
  return true;
}

/**
 * @param {string} repository
 * @param {string} input
 * @param {string} file
 */
async function bundleFile(repository, input, file) {
  const { build } = await import('rolldown');
  await build({
    input,
    cwd: repository,
    platform: 'node',
    tsconfig: join(repository, 'tsconfig.base.json'),
    plugins: [packagesStayOutside(repository)],
    logLevel: 'warn',
    output: { file, format: 'esm', sourcemap: true, codeSplitting: false, keepNames: true },
  });
}

/**
 * @param {string} repository
 * @param {string} app
 * @param {string} target
 */
async function bundle(repository, app, target) {
  await Promise.all([
    bundleFile(repository, join(repository, 'apps', app, 'src/main.ts'), join(target, 'main.mjs')),
    bundleWorkers(repository, app, target),
    makeArtifacts(repository, app, target),
  ]);
}

/**
 * What a service would otherwise make at each start: every `*.artifact.ts` of the app runs once and leaves its file beside the
 * service's bundle.
 * @param {string} repository
 * @param {string} app
 * @param {string} target
 */
async function makeArtifacts(repository, app, target) {
  const sources = join(repository, 'apps', app, 'src');
  const makers = readdirSync(sources).filter((name) => name.endsWith('.artifact.ts'));
  await Promise.all(
    makers.map(async (name) => {
      const program = join(target, `${basename(name, '.ts')}.mjs`);
      await bundleFile(repository, join(sources, name), program);
      await promisify(execFile)(process.execPath, [program, target]);
      for (const file of [program, `${program}.map`]) rmSync(file);
    }),
  );
}

/**
 * Threads of a service: each `*.worker.ts` among the adapters of the context with the service's name becomes a file beside the
 * service's bundle.
 * @param {string} repository
 * @param {string} app
 * @param {string} target
 */
export async function bundleWorkers(repository, app, target) {
  const adapters = join(repository, 'libs', app, 'adapters/src');
  const workers = existsSync(adapters)
    ? readdirSync(adapters, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.worker.ts'))
    : [];
  await Promise.all(workers.map((path) =>
    bundleFile(repository, join(adapters, path), join(target, `${basename(path, '.ts')}.mjs`)),
  ));
}

/**
 * @param {string} repository
 * @param {string} app
 * @param {string} target
 */
async function bundleWeb(repository, app, target) {
  const { build } = await import('vite');
  await build({ root: join(repository, 'apps', app), logLevel: 'warn', build: { outDir: target, emptyOutDir: true } });
}

/** @param {string} folder */
const isWebApp = (folder) =>
  existsSync(join(folder, 'index.html')) ||
  existsSync(join(folder, 'vite.config.ts')) ||
  existsSync(join(folder, 'vite.config.mts'));

/**
 * @param {string} repository
 * @param {import('./progress.mjs').Log} log
 * @returns {Promise<string[]>} the apps that were built now
 */
export async function buildAll(repository, log) {
  const startedAt = Date.now();
  const dist = (/** @type {string} */ app) => join(repository, 'dist/apps', app);
  const appFolder = (/** @type {string} */ app) => join(repository, 'apps', app);
  const shared = [
    join(repository, 'libs'),
    join(repository, 'tsconfig.base.json'),
    join(repository, 'package-lock.json'),
    join(repository, 'infra/launcher'),
  ];
  const sharedStamp = stampOf(shared);
  const made = await Promise.all([
    ...processApps
      .filter((app) => existsSync(join(appFolder(app), 'src/main.ts')))
      .map(async (app) =>
        (await onceFor(dist(app), `${sharedStamp} ${stampOf([appFolder(app)])}`, () =>
          bundle(repository, app, dist(app)),
        ))
          ? [app]
          : [],
      ),
    ...webApps
      .filter((app) => isWebApp(appFolder(app)))
      .map(async (app) =>
        (await onceFor(dist(app), `${sharedStamp} ${stampOf([appFolder(app)])}`, () =>
          bundleWeb(repository, app, dist(app)),
        ))
          ? [app]
          : [],
      ),
  ]);
  const built = made.flat();
  if (built.length > 0) log(`Built ${built.join(', ')} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return built;
}
