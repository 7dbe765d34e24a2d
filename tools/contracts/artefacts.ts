import { catalogue } from '@parley/contracts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncApi, type Example } from './asyncapi';
import { classSchemas, eventSchemas } from './event-schemas';
import { fieldDocs } from './field-docs';
import { fixtureManifest } from './fixture-manifest';
import { ASYNCAPI, FIXTURES, MANIFEST, SCHEMAS, TOPICS } from './paths';
import { topicReference } from './topic-reference';

/** A generated file: path from the root, and the text that it has to have. */
export interface Artefact {
  readonly path: string;
  readonly text: string;
}

/** Everything that is generated from the contracts. */
export function artefacts(root: string): Artefact[] {
  const classes = classSchemas(fieldDocs(root));
  return [
    { path: SCHEMAS, text: json(eventSchemas(classes)) },
    { path: ASYNCAPI, text: json(asyncApi(classes, examples(root))) },
    { path: TOPICS, text: topicReference(classes) },
    { path: MANIFEST, text: fixtureManifest(root) },
  ];
}

/** Generated files that are absent or differ from what the contracts say now. */
export function drifted(root: string): string[] {
  return artefacts(root)
    .filter(({ path, text }) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text)
    .map(({ path }) => path);
}

function examples(root: string): Map<string, Example> {
  const found = catalogue.flatMap(({ type, version }): [string, Example][] => {
    const path = join(root, FIXTURES, `${type}.v${version}.json`);
    return existsSync(path) ? [[type, JSON.parse(readFileSync(path, 'utf8')) as Example]] : [];
  });
  return new Map(found);
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
