import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { javaMajor } from './checks.mjs';
import { lockDataFolder } from './launch-lock.mjs';
import { ManagedProcess, startAndWait } from './managed-process.mjs';
import { isExternal, nodeSpecifier } from './outside-packages.mjs';
import { isAlive, readRecords } from './process-identity.mjs';
import { addressesFrom } from './servers.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-launcher-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const managed = (script: string, graceMs = 5_000) =>
  new ManagedProcess({
    name: 'probe',
    command: process.execPath,
    args: ['-e', script],
    cwd: folder,
    env: process.env,
    logFile: join(folder, 'logs', 'probe.log'),
    runDir: join(folder, 'run'),
    graceMs,
  });
const ready = (part: ManagedProcess) => ({
  managed: part,
  isReady: async () => readRecords(join(folder, 'run')).length === 1,
  readyWithinMs: 5_000,
});

describe('a supervised process', () => {
  it('is recorded while it runs and gone after a stop', async () => {
    const part = managed('setInterval(() => {}, 1000)');
    await startAndWait(ready(part));
    const [record] = readRecords(join(folder, 'run'));
    expect(record && isAlive(record)).toBe(true);
    await part.stop();
    expect(part.pid).toBeUndefined();
    expect(record && isAlive(record)).toBe(false);
    expect(readRecords(join(folder, 'run'))).toEqual([]);
  });

  it('is ended by force when it ignores the request to end', async () => {
    const part = managed(
      "process.on('SIGTERM', () => {}); process.stdout.write('x'); setInterval(() => {}, 1000)",
      100,
    );
    await startAndWait(ready(part));
    await part.stop();
    expect(part.pid).toBeUndefined();
  });

  it('is ended although it is suspended', async () => {
    const part = managed('setInterval(() => {}, 1000)');
    await startAndWait(ready(part));
    part.kill('SIGSTOP');
    await part.stop();
    expect(part.pid).toBeUndefined();
  });

  it('names its log when it ends before it is ready', async () => {
    const part = managed('process.exit(3)');
    await expect(startAndWait({ managed: part, isReady: async () => false, readyWithinMs: 5_000 })).rejects.toThrow(
      `probe did not start (it ended with code 3): read the end of ${join(folder, 'logs', 'probe.log')}`,
    );
  });
});

describe('the lock of a data folder', () => {
  it('refuses a second launcher and names the first', async () => {
    const unlock = await lockDataFolder(folder, () => undefined);
    await expect(lockDataFolder(folder, () => undefined)).rejects.toThrow(`(process ${process.pid})`);
    unlock();
    (await lockDataFolder(folder, () => undefined))();
  });

  it('ends what a killed launcher left behind, and leaves a stranger with the same id alone', async () => {
    const part = managed('setInterval(() => {}, 1000)');
    await startAndWait(ready(part));
    const [record] = readRecords(join(folder, 'run'));
    const stranger = { name: 'stranger', pid: process.pid, startedAs: 'another time' };
    writeFileSync(join(folder, 'run', 'stranger.json'), JSON.stringify(stranger));
    const unlock = await lockDataFolder(folder, () => undefined);
    expect(record && isAlive(record)).toBe(false);
    unlock();
    expect(readRecords(join(folder, 'run'))).toEqual([]);
  });
});

describe('small rules', () => {
  it('bundles our own code and leaves packages outside', () => {
    expect(['./a', '/abs/a.ts', '@parley/contracts', '@oxc-project/runtime/helpers/decorate'].some(isExternal)).toBe(
      false,
    );
    expect(['node:fs', 'fs', '@nestjs/common', 'kafkajs', 'pg'].every(isExternal)).toBe(true);
  });

  it('writes the full file name where a package has no export map, and leaves all others as they are', () => {
    const specifiers = [
      'ajv/dist/2020',
      '@elastic/elasticsearch',
      '@nestjs/common',
      'rxjs/operators',
      'node:fs/promises',
    ];
    expect(specifiers.map((id) => nodeSpecifier(id, process.cwd()))).toEqual([
      'ajv/dist/2020.js',
      ...specifiers.slice(1),
    ]);
  });

  it('reads the major version of old and new Java', () => {
    expect(javaMajor('openjdk version "17.0.15" 2025-04-15')).toBe('17');
    expect(javaMajor('java version "1.8.0_401"')).toBe('8');
  });

  it('wants all three addresses or none', () => {
    expect(addressesFrom({})).toBeUndefined();
    expect(() => addressesFrom({ PARLEY_KAFKA_BROKERS: 'a:1' })).toThrow(
      'PARLEY_POSTGRES_ADMIN_URL and PARLEY_ELASTICSEARCH_URL must be set too',
    );
  });
});
