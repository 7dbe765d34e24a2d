import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLANTED, workspaceRoot } from '../workspace';
import { ALLOWED, FORBIDDEN } from './planted-imports';

interface Message {
  readonly line: number;
  readonly ruleId: string | null;
  readonly message: string;
}

type Run = Pick<SpawnSyncReturns<string>, 'status' | 'stdout' | 'stderr'>;

/** The words with which the boundary rule says that it looked at nothing. */
const SKIPPED = 'The rule will be skipped';

const root = workspaceRoot();
const folders = [...new Set([...Object.keys(FORBIDDEN), ...Object.keys(ALLOWED)])];
const linesOf = (folder: string): string[] => [...(FORBIDDEN[folder] ?? []).map(({ code }) => code), ...(ALLOWED[folder] ?? [])];
const forbidden = Object.entries(FORBIDDEN).flatMap(([folder, planted]) => planted.map((one, index) => [folder, one.code, index + 1, one] as const));
const allowed = Object.entries(ALLOWED).flatMap(([folder, lines]) => lines.map((line, index) => [folder, line, (FORBIDDEN[folder] ?? []).length + index + 1] as const));

const created: string[] = [];
let nx: Run;
let said: string;
let messages: Map<string, Message[]>;

beforeAll(() => {
  plant('libs/nlu/domain/src', ["import 'kafkajs';", "import '@parley/platform/kafka';", "import 'node:fs';", 'void Date.now();']);
  nx = run('nx', 'lint', 'nlu-domain', '--skip-nx-cache');
  // Plain eslint finds the graph that Nx has just built; what is planted only now is not in it, and so makes no cycles.
  for (const folder of folders) plant(folder, linesOf(folder));
  const eslint = run('eslint', '--format', 'json', ...folders.map((folder) => `${folder}/${PLANTED}`));
  const report = JSON.parse(eslint.stdout) as { filePath: string; messages: Message[] }[];
  messages = new Map(report.map((file) => [file.filePath, file.messages]));
  said = nx.stdout + nx.stderr + eslint.stderr;
}, 120_000);

afterAll(() => {
  for (const folder of folders) rmSync(join(root, folder, PLANTED), { force: true });
  for (const folder of created) if (readdirSync(folder).length === 0) rmdirSync(folder);
});

describe('lint through Nx', () => {
  it('fails on a forbidden import', () => {
    expect(nx.status).toBe(1);
    expect(said).toContain('A project tagged with "type:domain" is not allowed to import "kafkajs"');
    expect(said).toContain('A project tagged with "type:domain" can only depend on libs tagged with "type:domain", "type:contracts"');
    expect(said).toContain("'node:fs' import is restricted");
    expect(said).toContain("'Date.now' is restricted");
  });

  it('has looked: the boundary rule was not skipped for want of a project graph', () => {
    expect(said).not.toContain(SKIPPED);
  });
});

describe('the rules', () => {
  it.each(forbidden)('stop in %s: %s', (folder, _code, line, { rule, message = '' }) => {
    const fired = messagesOn(folder, line).map(({ ruleId, message: text }) => [ruleId, text]);
    expect(fired).toContainEqual([rule, expect.stringContaining(message)]);
  });

  it.each(allowed)('let through in %s: %s', (folder, _code, line) => {
    expect(messagesOn(folder, line)).toEqual([]);
  });
});

function messagesOn(folder: string, line: number): Message[] {
  return (messages.get(join(root, folder, PLANTED)) ?? []).filter((message) => message.line === line);
}

function plant(folder: string, lines: readonly string[]): void {
  const path = join(root, folder);
  if (!existsSync(path)) {
    mkdirSync(path, { recursive: true });
    created.push(path);
  }
  writeFileSync(join(path, PLANTED), `${lines.join('\n')}\n`);
}

function run(program: string, ...args: string[]): Run {
  const { bin } = JSON.parse(readFileSync(join(root, 'node_modules', program, 'package.json'), 'utf8')) as { bin: Record<string, string> };
  const script = join(root, 'node_modules', program, bin[program] ?? '');
  // A run inside `nx test` must not look to Nx like a task that starts itself.
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('NX_'));
  const env = { ...Object.fromEntries(inherited), NX_DAEMON: 'false', NO_COLOR: '1', FORCE_COLOR: '0' };
  return spawnSync(process.execPath, [script, ...args], { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 26 });
}
