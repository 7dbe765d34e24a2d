import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow, workspaceRoot } from '../workspace';

const root = workspaceRoot();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const isPage = (path: string): boolean => path.endsWith('.md');
const pages = [...filesBelow(root, ['docs'], isPage), ...filesBelow(root, ['docs/reference/generated'], isPage)];
const readme = read('README.md');

/** Types of pages, and the folders they are in. */
const TYPES = ['how-to', 'reference', 'explanation', 'adr'];
const typeIn = (page: string): string | undefined => /^---\ndocumentationType: (\S+)\n---\n/.exec(read(page))?.[1];

/** Links and pictures of a page that lead to files, without the place inside the file. Code is no text. */
function filesLinkedFrom(page: string): string[] {
  const text = read(page).replace(/^( *)```[\s\S]*?^ *```/gm, '').replace(/`[^`\n]*`/g, '');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
  return targets.filter((target) => !/^(https?:|mailto:|#)/.test(target)).map((target) => target.split('#', 1)[0] ?? '');
}

describe('the documentation', () => {
  it('has pages of every type', () => {
    expect(new Set(pages.map(typeIn))).toEqual(new Set(TYPES));
  });

  it('says the type of every page, and keeps the page in the folder of its type', () => {
    expect(pages.filter((page) => typeIn(page) !== page.split('/')[1])).toEqual([]);
  });

  it('links to files that exist', () => {
    const broken = ['README.md', ...pages].flatMap((page) =>
      filesLinkedFrom(page).filter((target) => !existsSync(join(root, dirname(page), target))).map((target) => `${page} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('shows pictures of at most 200 kB', () => {
    const pictures = filesBelow(root, ['docs/images'], () => true);
    expect(pictures.filter((path) => readFileSync(join(root, path)).length > 200_000)).toEqual([]);
  });
});

describe('the commands that README and pages name', () => {
  const texts = [readme, ...pages.map(read)].join('\n');

  it('are scripts of package.json', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...texts.matchAll(/\bnpm (?:run ([a-z:-]+)|(start|test))\b/g)].map(([, script, short]) => script ?? short ?? '');
    expect(named).toEqual(expect.arrayContaining(['start', 'test', 'parley']));
    expect([...new Set(named)].filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('are commands of the command line', () => {
    const known = filesBelow(root, ['apps/cli/src'], (path) => path.endsWith('.command.ts')).flatMap((path) => /usage: '([a-z-]+)/.exec(read(path))?.[1] ?? []);
    const named = [...texts.matchAll(/npm run parley -- ([a-z-]+)/g)].map(([, command]) => command ?? '').filter((name) => !name.startsWith('-'));
    expect([...new Set(named)].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('are generators of the workspace', () => {
    const { generators } = JSON.parse(read('tools/generators/generators.json')) as { generators: Record<string, unknown> };
    const named = [...texts.matchAll(/tools\/generators:([a-z]+)/g)].map(([, generator]) => generator ?? '');
    expect([...new Set(named)].filter((name) => generators[name] === undefined)).toEqual([]);
  });
});

describe("the analyst's data views in the README", () => {
  const indexes = read('libs/analytics/projections/src/conversations/indexes.ts').split('export const ').slice(1);
  const dates = (alias: string): string[] => {
    const index = indexes.find((text) => text.includes(`alias: '${alias}'`)) ?? '';
    return [...index.matchAll(/(\w+): date\b/g)].map(([, field]) => field ?? '');
  };
  const views = [...readme.matchAll(/^\| `(parley-analytics-[a-z]+)` \| `(\w+)` \|$/gm)].map(([, alias, field]) => ({ alias: alias ?? '', field: field ?? '' }));

  it('are one an alias, each with a date of its documents', () => {
    expect(views.map(({ alias }) => alias)).toEqual(['parley-analytics-conversations', 'parley-analytics-escalations']);
    for (const { alias, field } of views) expect(dates(alias)).toContain(field);
  });

  it("are made at Kibana's port", () => {
    const port = /PARLEY_KIBANA_PORT:-(\d+)/.exec(read('docker-compose.yml'))?.[1] ?? 'none';
    expect(readme).toContain(`<http://127.0.0.1:${port}>`);
  });
});
