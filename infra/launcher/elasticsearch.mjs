/** A real Elasticsearch node (the server core) as a local process. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ManagedProcess } from './managed-process.mjs';
import { fetchJars, runLogged } from './maven.mjs';

const version = '8.18.0';
const sources = ['ParleyElasticsearch.java', 'RootPlugin.java'];

/**
 * @param {string} description
 * @param {string} name
 * @param {string} className
 */
const pluginDescriptor = (description, name, className) =>
  [
    `description=${description}`,
    `name=${name}`,
    `version=${version}`,
    `elasticsearch.version=${version}`,
    'java.version=17',
    `classname=${className}`,
    '',
  ].join('\n');

/** @param {string} jar */
const belongsToNetty = (jar) => /^(netty-|transport-netty4-)/.test(basename(jar));

/**
 * Compiles the starter once per version of its source; the plugin goes into a jar, because the server loads plugins only from jars.
 * @param {{ sourceDir: string, folder: string, classPath: string, jdk: import('./checks.mjs').Jdk, log: import('./progress.mjs').Log }} options
 */
async function compileStarter({ sourceDir, folder, classPath, jdk, log }) {
  const files = sources.map((file) => join(sourceDir, file));
  const stamp = createHash('sha256')
    .update(files.map((file) => readFileSync(file, 'utf8')).join('\n'))
    .digest('hex');
  const stampFile = join(folder, '.complete');
  const starter = { classes: join(folder, 'classes'), pluginJar: join(folder, 'parley-root.jar') };
  if (existsSync(starter.pluginJar) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp)
    return starter;
  log('Elasticsearch: compiling its starter (once)');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(starter.classes, { recursive: true });
  const what = "Compiling Elasticsearch's starter";
  await runLogged(
    jdk.javac,
    ['-nowarn', '-d', starter.classes, '-cp', classPath, ...files],
    `${folder}.javac.log`,
    what,
  );
  await runLogged(
    jdk.jar,
    ['--create', '--file', starter.pluginJar, '-C', starter.classes, 'parley'],
    `${folder}.jar.log`,
    what,
  );
  rmSync(join(starter.classes, 'parley'), { recursive: true });
  writeFileSync(stampFile, stamp);
  return starter;
}

/**
 * The home folder: modules are rewritten at every start, so that an upgrade cannot leave old ones behind.
 * @param {string} home
 * @param {string[]} nettyJars
 * @param {string} pluginJar
 */
function writeHome(home, nettyJars, pluginJar) {
  rmSync(join(home, 'modules'), { recursive: true, force: true });
  for (const folder of ['config', 'plugins', 'logs', 'tmp', 'modules/transport-netty4', 'modules/parley-root'])
    mkdirSync(join(home, folder), { recursive: true });
  for (const jar of nettyJars) copyFileSync(jar, join(home, 'modules/transport-netty4', basename(jar)));
  copyFileSync(pluginJar, join(home, 'modules/parley-root', basename(pluginJar)));
  writeFileSync(
    join(home, 'modules/transport-netty4/plugin-descriptor.properties'),
    pluginDescriptor('Netty 4 transport', 'transport-netty4', 'org.elasticsearch.transport.netty4.Netty4Plugin'),
  );
  writeFileSync(
    join(home, 'modules/parley-root/plugin-descriptor.properties'),
    pluginDescriptor('Answers GET /', 'parley-root', 'parley.RootPlugin'),
  );
}

/**
 * @param {{ dataDir: string, programs: string, repository: string, port: number, transportPort: number, jdk: import('./checks.mjs').Jdk, log: import('./progress.mjs').Log }} options
 */
export async function prepareElasticsearch({ dataDir, programs, repository, port, transportPort, jdk, log }) {
  const sourceDir = join(repository, 'infra/servers/elasticsearch');
  const jars = await fetchJars({
    name: `Elasticsearch ${version}`,
    pom: join(sourceDir, 'pom.xml'),
    folder: join(programs, `elasticsearch-${version}`),
    log,
  });
  const core = jars.filter((jar) => !belongsToNetty(jar)).join(':');
  const folder = join(programs, `elasticsearch-${version}-starter`);
  const { classes, pluginJar } = await compileStarter({ sourceDir, folder, classPath: core, jdk, log });
  const home = join(dataDir, 'elasticsearch');
  writeHome(home, jars.filter(belongsToNetty), pluginJar);
  const managed = new ManagedProcess({
    name: 'elasticsearch',
    command: jdk.java,
    args: [
      '-Xms384m',
      '-Xmx768m',
      '-XX:+UseSerialGC',
      '-XX:-OmitStackTraceInFastThrow',
      '-Djava.awt.headless=true',
      `-Djava.io.tmpdir=${join(home, 'tmp')}`,
      '-Dlog4j.shutdownHookEnabled=false',
      '-Dlog4j2.disable.jmx=true',
      '-Dio.netty.noUnsafe=true',
      '-Dio.netty.noKeySetOptimization=true',
      '-Dlucene.useVectorAPI=false',
      '-cp',
      `${classes}:${core}`,
      'ParleyElasticsearch',
      home,
      join(home, 'data'),
      String(port),
      String(transportPort),
    ],
    cwd: home,
    env: process.env,
    logFile: join(dataDir, 'logs', 'elasticsearch.log'),
    runDir: join(dataDir, 'run'),
    graceMs: 15_000,
  });
  const address = `http://127.0.0.1:${port}`;
  return {
    managed,
    address,
    isReady: () => isUp(address),
    readyWithinMs: 90_000,
  };
}

/** @param {string} address */
export async function isUp(address) {
  const answer = await fetch(`${address}/_cluster/health`, { signal: AbortSignal.timeout(2_000) });
  if (!answer.ok) return false;
  const { status } = /** @type {{ status: string }} */ (await answer.json());
  return status !== 'red';
}
