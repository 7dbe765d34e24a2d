/**
 * One Jest set-up for every project: TypeScript through swc (decorators with metadata), workspace aliases from
 * tsconfig.base.json, and ES-module-only packages transformed like our own code.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const { compilerOptions } = JSON.parse(readFileSync(`${root}tsconfig.base.json`, 'utf8'));

const moduleNameMapper = Object.fromEntries(
  Object.entries(compilerOptions.paths).map(([alias, [target]]) => [`^${alias}$`, `${root}${target.slice(2)}`]),
);

/** Packages that ship ES modules only. */
const esmOnly = ['@nestjs', 'jose', 'uuid', '@tokenizer', 'file-type', 'strtok3', 'token-types', 'uint8array-extras', 'cac', 'load-esm', 'iterare', 'htmlparser2', 'domhandler', 'domutils', 'domelementtype', 'dom-serializer', 'entities'];

export default {
  testEnvironment: 'node',
  moduleNameMapper,
  extensionsToTreatAsEsm: [],
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true, tsx: false },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.parley/', '<rootDir>/.nx/'],
  setupFiles: ['reflect-metadata'],
  testTimeout: 60_000,
};
