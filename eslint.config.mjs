import { builtinModules } from 'node:module';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const kinds = [
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:feature', 'type:platform', 'type:contracts'], bannedExternalImports: ['kafkajs'] },
  { sourceTag: 'type:web', onlyDependOnLibsWithTags: [], bannedExternalImports: ['kafkajs', 'pg', '@nestjs/*', 'typeorm'] },
  { sourceTag: 'type:cli', onlyDependOnLibsWithTags: ['type:platform', 'type:contracts', 'type:domain'] },
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:testing', 'type:contracts'] },
  { sourceTag: 'type:tools', onlyDependOnLibsWithTags: ['type:contracts'] },
  { sourceTag: 'type:feature', onlyDependOnLibsWithTags: ['type:domain', 'type:data-access', 'type:platform', 'type:contracts'], bannedExternalImports: ['kafkajs'] },
  { sourceTag: 'type:data-access', onlyDependOnLibsWithTags: ['type:domain', 'type:data-access', 'type:platform', 'type:contracts'], bannedExternalImports: ['kafkajs', '@nestjs/microservices'] },
  { sourceTag: 'type:domain', onlyDependOnLibsWithTags: ['type:domain', 'type:contracts'], allowedExternalImports: [] },
  { sourceTag: 'type:contracts', onlyDependOnLibsWithTags: [], allowedExternalImports: ['class-validator', 'class-transformer', 'reflect-metadata'] },
  { sourceTag: 'type:platform', onlyDependOnLibsWithTags: ['type:platform', 'type:contracts'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:platform', 'type:contracts'] },
];
const scopes = ['channel', 'nlu', 'knowledge', 'conversation', 'connector', 'routing', 'analytics']
  .map((scope) => ({ sourceTag: `scope:${scope}`, onlyDependOnLibsWithTags: [`scope:${scope}`, 'scope:shared'] }))
  .concat({ sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] });

/** Specs may also use the testing library and its tools; everything else stays forbidden to them too. */
const forSpecs = (constraint) => ({
  ...constraint,
  onlyDependOnLibsWithTags: [...constraint.onlyDependOnLibsWithTags, 'type:testing'],
  ...(constraint.allowedExternalImports
    ? { allowedExternalImports: [...constraint.allowedExternalImports, '@jest/globals', 'fast-check', 'ajv', 'ajv/*', 'ajv-formats'] }
    : {}),
});
const boundaries = (depConstraints) => ({
  '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, banTransitiveDependencies: false, allow: [], depConstraints }],
});

/** Nx's rule bans packages per kind of project; these bans hold for single folders, or for what Nx does not look at. */
const bans = {
  kafka: { group: ['kafkajs', 'kafkajs/*'], message: 'Only libs/platform/kafka speaks to Kafka; use its log port.' },
  node: { group: ['node:*', ...builtinModules.filter((name) => !name.startsWith('_')).map((name) => `/${name}`)], message: 'There is no Node here.' },
};
const restricted = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default [
  { ignores: ['**/dist/**', '**/node_modules/**', '.parley/**', '.nx/**', '**/generated/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mts,mjs,js}'],
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      ...boundaries([...kinds, ...scopes]),
    },
  },
  { files: ['**/*.spec.{ts,tsx}'], rules: boundaries([...kinds.map(forSpecs), ...scopes]) },
  {
    // The benchmark measures the services' own claims, projections and documents, not copies of them.
    files: ['apps/cli/src/bench/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: boundaries([
      ...kinds.map((kind) => (kind.sourceTag === 'type:cli' ? { ...kind, onlyDependOnLibsWithTags: [...kind.onlyDependOnLibsWithTags, 'type:data-access'] } : kind)),
      { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared', 'scope:routing', 'scope:analytics'] },
    ]),
  },
  {
    // The evaluation trains and asks the engines themselves.
    files: ['apps/cli/src/eval/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: boundaries([...kinds, { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared', 'scope:nlu', 'scope:knowledge'] }]),
  },
  {
    // The evaluation of retrieval fills and asks the real index.
    files: ['apps/cli/src/eval/retrieval/**/*.ts'],
    rules: boundaries([
      ...kinds.map((kind) => (kind.sourceTag === 'type:cli' ? { ...kind, onlyDependOnLibsWithTags: [...kind.onlyDependOnLibsWithTags, 'type:data-access'] } : kind)),
      { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared', 'scope:knowledge'] },
    ]),
  },
  {
    // The benchmark measures the bare client beside ours; the journeys play somebody else's system.
    files: ['**/*.{ts,tsx,mts,mjs,js}'],
    ignores: ['libs/platform/kafka/**', 'apps/cli/src/bench/**', 'apps/system-e2e/src/support/integrator.ts'],
    rules: restricted(bans.kafka),
  },
  { files: ['apps/{console,webchat}/src/**/*.{ts,tsx}'], ignores: ['**/*.spec.{ts,tsx}'], rules: restricted(bans.kafka, bans.node) },
  {
    // The pure core: no clock, no random, no I/O. Nx's rule does not look at Node built-ins.
    files: ['libs/*/domain/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      ...restricted(bans.kafka, bans.node),
      'no-restricted-globals': [
        'error',
        ...['process', 'globalThis', 'global', 'require', 'console', 'fetch', 'WebSocket', 'performance', 'crypto'],
        ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes in as data.' },
        { object: 'Math', property: 'random', message: 'Randomness comes in as data.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in as data.' },
        { selector: "CallExpression[callee.name='Date']", message: 'Time comes in as data.' },
        { selector: 'ImportExpression', message: 'The pure core loads nothing at run time.' },
      ],
    },
  },
];
