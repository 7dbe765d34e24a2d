import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { projectName, startContainers } from './containers.mjs';
import { portPlan } from './settings.mjs';

const secret = 'a'.repeat(64);

describe('the compose project of an instance', () => {
  it('follows from the secret of the data folder, so that new data never meet an old database', () => {
    expect(projectName(secret)).toBe(projectName(secret));
    expect(projectName('b'.repeat(64))).not.toBe(projectName(secret));
  });

  it('is a name that compose takes, and does not tell the secret', () => {
    expect(projectName(secret)).toMatch(/^[a-z0-9][a-z0-9_-]*$/);
    expect(projectName(secret)).not.toContain(secret.slice(0, 12));
  });
});

describe('containers that do not start', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-containers-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A compose command that notes its calls and cannot start anything. */
  function failingCompose(): string[] {
    const program = join(folder, 'compose.cjs');
    writeFileSync(
      program,
      `const args = process.argv.slice(2);
       require('node:fs').appendFileSync(${JSON.stringify(join(folder, 'calls'))}, args.slice(4).join(' ') + '\\n');
       console.error('no such image');
       process.exit(args.includes('up') ? 1 : 0);`,
    );
    return [process.execPath, program];
  }

  it.each([
    [true, 'stop kafka postgres elasticsearch'],
    [false, 'down -v'],
  ])('are stopped again, and the sentence names the log (data kept: %s)', async (durable, lastCall) => {
    const start = startContainers({
      compose: failingCompose(),
      repository: folder,
      dataDir: folder,
      ports: portPlan(4600),
      secret,
      durable,
      log: () => undefined,
    });
    const logFile = join(folder, 'logs/containers.log');
    await expect(start).rejects.toMatchObject({
      code: 'LAUNCHER.STEP_FAILED',
      message: expect.stringContaining(logFile),
    });
    expect(readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n').at(-1)).toBe(lastCall);
    expect(readFileSync(logFile, 'utf8')).toContain('no such image');
  });
});
