import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow, workspaceRoot } from '../workspace';

const KINDS = ['app', 'web', 'cli', 'e2e', 'tools', 'feature', 'data-access', 'domain', 'contracts', 'platform', 'testing'];
const SCOPES = ['channel', 'nlu', 'knowledge', 'conversation', 'connector', 'routing', 'analytics', 'shared'];

/** Folder of a library within its context, and the one kind that it may be. */
const KIND_OF_FOLDER: Readonly<Record<string, string>> = {
  domain: 'domain',
  adapters: 'data-access',
  projections: 'data-access',
  feature: 'feature',
};

interface Project {
  readonly name: string;
  readonly tags?: readonly string[];
  readonly targets?: Readonly<Record<string, unknown>>;
}

const root = workspaceRoot();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const paths = filesBelow(root, ['apps', 'libs', 'tools', 'infra'], (path) => path.endsWith('/project.json'));
const projects = paths.map((path) => [dirname(path), JSON.parse(read(path)) as Project] as const);
const tagged = ({ tags = [] }: Project, prefix: string): string[] => tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));

describe('every project', () => {
  it.each(projects)('%s has exactly one known type, one known scope, and no other tag', (_folder, project) => {
    const [kind, scope] = [tagged(project, 'type:'), tagged(project, 'scope:')];
    expect([kind.length, scope.length, project.tags?.length]).toEqual([1, 1, 2]);
    expect(KINDS).toContain(kind[0]);
    expect(SCOPES).toContain(scope[0]);
  });

  it.each(projects.filter(([folder]) => folder.startsWith('libs/')))('%s has the tags that its folder asks for', (folder, project) => {
    const [, context = '', layer = ''] = folder.split('/');
    const expected = context === 'platform' ? ['platform', 'shared'] : layer === '' ? [context, 'shared'] : [KIND_OF_FOLDER[layer], context];
    expect([...tagged(project, 'type:'), ...tagged(project, 'scope:')]).toEqual(expected);
  });

  it.each(projects)('%s is linted and tested', (_folder, project) => {
    expect(Object.keys(project.targets ?? {})).toEqual(expect.arrayContaining(['lint', 'test']));
  });

  it('has a name of its own', () => {
    expect(new Set(projects.map(([, { name }]) => name)).size).toBe(projects.length);
  });
});

describe('every alias', () => {
  const { paths: aliases } = JSON.parse(read('tsconfig.base.json')).compilerOptions as { paths: Record<string, string[]> };

  it('leads to the index of a library, and every library but those without readers has one', () => {
    const targets = Object.values(aliases).map(([target]) => target);
    const libraries = projects.filter(([folder]) => folder.startsWith('libs/')).map(([folder]) => `./${folder}/src/index.ts`);
    expect(targets.sort()).toEqual(libraries.sort());
  });
});

describe('the lint configuration', () => {
  const config = read('eslint.config.mjs');

  it.each(KINDS)('has a rule for type:%s', (kind) => {
    expect(config).toContain(`sourceTag: 'type:${kind}'`);
  });

  it.each(SCOPES)('has a rule for scope:%s', (scope) => {
    expect(config).toMatch(new RegExp(`[':]${scope}'`));
  });
});
