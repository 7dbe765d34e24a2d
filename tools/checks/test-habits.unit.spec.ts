import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, workspaceRoot } from '../workspace';
import { repeatedTitles, switchedTests, waits, type Finding } from './test-titles';

const root = workspaceRoot();
const specs = filesBelow(root, ['apps', 'libs', 'tools', 'infra'], (path) => /\.spec\.tsx?$/.test(path));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Specs in which time itself is the subject, with the reason. */
const MAY_WAIT: Readonly<Record<string, string>> = {
  'libs/platform/kafka/src/group-reader-failures.int.spec.ts': 'a handler that works longer than the session time-out',
};

const offences = (find: (text: string) => Finding[]) =>
  specs.flatMap((path) => find(read(path)).map(({ line, what }) => `${path}:${line} ${what}`));

describe('the tests of the workspace', () => {
  it('are named by what they cost: unit, int or e2e; what only supports them is named so', () => {
    expect(specs.filter((path) => !/\.(unit|int|e2e|support)\.spec\.tsx?$/.test(path))).toEqual([]);
  });

  it('have titles that tell them apart within a file', () => {
    expect(specs.flatMap((path) => repeatedTitles(read(path)).map((title) => `${path}: ${title}`))).toEqual([]);
  });

  it('are all switched on', () => {
    expect(offences(switchedTests)).toEqual([]);
  });

  it('wait for a position or a state, never for time to pass', () => {
    const found = offences(waits).filter((offence) => !Object.keys(MAY_WAIT).some((path) => offence.startsWith(`${path}:`)));
    expect(found).toEqual([]);
  });
});

describe('the search for repeated titles', () => {
  it('finds two tests of one group with one title', () => {
    expect(repeatedTitles(`describe('a', () => { it('b', f); it.each(rows)('b', f); });`)).toEqual([`'a' › 'b'`]);
  });

  it('leaves titles alone that differ by row', () => {
    expect(repeatedTitles(`it.each(rows)('b %s', f); it.each(others)('b %s', f);`)).toEqual([]);
  });

  it('tells the same title in two groups apart', () => {
    expect(repeatedTitles(`describe('a', () => { it('b', f); }); describe('c', () => { it('b', f); });`)).toEqual([]);
  });
});

describe('the search for switched tests', () => {
  it.each(['it.skip', 'describe.only', 'test.todo', 'it.skip.each(rows)', 'fit', 'xdescribe'])('finds %s', (call) => {
    expect(switchedTests(`${call}('title', () => {});`)).toHaveLength(1);
  });

  it('leaves other properties of that name alone', () => {
    expect(switchedTests(`it('title', () => { list.skip(2); query.only; });`)).toEqual([]);
  });
});

describe('the search for waits', () => {
  it.each(['setTimeout(done, 5);', 'await sleep(5);', 'await new Promise((done) => setTimeout(done, 5));', 'globalThis.setTimeout(done, 5);'])('finds %s', (code) => {
    expect(waits(`it('title', async () => { ${code} });`)).toHaveLength(1);
  });

  it('leaves the time limit of a test alone', () => {
    expect(waits('jest.setTimeout(60_000);')).toEqual([]);
  });
});
