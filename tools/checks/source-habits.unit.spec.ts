import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, workspaceRoot } from '../workspace';

const MOST_LINES = 350;
const FOLDERS = ['apps', 'libs', 'tools', 'infra'];

const root = workspaceRoot();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const isCode = (path: string): boolean => /\.(ts|tsx|mts|mjs|cjs|js)$/.test(path);
const code = filesBelow(root, FOLDERS, isCode);

/** Every text that a reader of the repository or of the running product may see. */
const texts = [
  ...filesBelow(root, [...FOLDERS, 'docs', '.ci'], (path) => /(\.(ts|tsx|mts|mjs|cjs|js|json|md|ya?ml|html|css|sh|xml|java|svg)|\/[^.]+)$/.test(path)),
  ...readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== 'package-lock.json').map(({ name }) => name),
];

/** Folders that exist on somebody's machine only. */
const MACHINE_PATH = new RegExp(`(?<![\\w.@}/-])/(${['work', 'root', 'home/\\w+', 'Users/\\w+'].join('|')})/`);

describe('the sources', () => {
  it(`have at most ${MOST_LINES} lines each`, () => {
    const long = code.map((path) => [path, read(path).split('\n').length] as const).filter(([, lines]) => lines > MOST_LINES);
    expect(long).toEqual([]);
  });

  it('speak to Kafka in platform/kafka only; the benchmark measures the bare client, a journey plays an integrator with his own', () => {
    const importers = code.filter((path) => /(from|import|require)\s*\(?\s*['"]kafkajs(\/[^'"]*)?['"]/.test(read(path)));
    expect(importers.filter((path) => !/^(libs\/platform\/kafka\/|apps\/cli\/src\/bench\/|tools\/checks\/|apps\/system-e2e\/src\/support\/integrator\.ts)/.test(path))).toEqual([]);
  });

  it('switch no lint rule or type check off', () => {
    const marks = ['eslint' + '-disable', '@ts' + '-ignore', '@ts' + '-nocheck'];
    expect(code.filter((path) => marks.some((mark) => read(path).includes(mark)))).toEqual([]);
  });

  it('import no file with its extension where the bundler finds it without', () => {
    const typed = code.filter((path) => /\.tsx?$/.test(path));
    expect(typed.filter((path) => /from '\.{1,2}\/[^']+\.(ts|tsx|js)'/.test(read(path)))).toEqual([]);
  });
});

describe('the texts', () => {
  it('name no path of a machine', () => {
    const found = texts.flatMap((path) =>
      read(path).split('\n').flatMap((line, index) => (MACHINE_PATH.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 120)}`] : [])),
    );
    expect(found).toEqual([]);
  });

  it('name no package registry but the public one in the lock file', () => {
    const lock = existsSync(join(root, 'package-lock.json')) ? read('package-lock.json') : '';
    const hosts = [...lock.matchAll(/"resolved": "https?:\/\/([^/"]+)/g)].map(([, host]) => host);
    expect([...new Set(hosts)].filter((host) => host !== 'registry.npmjs.org')).toEqual([]);
  });
});
