import { generateFiles, joinPathFragments } from '@nx/devkit';
import { fileURLToPath } from 'node:url';
import { kebab } from '../naming.js';
import { addExport, addImport, addToList, nextSteps, requireAbsent, textOf } from '../source-lines.js';

const SOURCES = 'libs/contracts/src';
const FIXTURES = 'libs/contracts/fixtures';

/** An event of version 1: its file, a fixture, and its lines in the catalogue and the index. */
export default async function eventGenerator(tree, { context, name, description }) {
  if (!/^[A-Z][A-Za-z0-9]+$/.test(name) || name.endsWith('Event')) {
    throw new Error(`"${name}" is not a fact in the past tense such as OfferExtended`);
  }
  const ledger = hasLedger(tree, context);
  const file = `${context}/${kebab(name)}.event`;
  const type = `${context}.${name}`;
  const fixture = joinPathFragments(FIXTURES, `${type}.v1.json`);
  requireAbsent(tree, `${SOURCES}/${file}.ts`);
  requireAbsent(tree, fixture);

  generateFiles(tree, fileURLToPath(new URL('files', import.meta.url)), `${SOURCES}/${context}`, {
    file: kebab(name), name, type, description: description.replaceAll("'", "\\'"),
  });
  tree.write(fixture, `${JSON.stringify(fixtureOf(context, type, ledger), null, 2)}\n`);

  const catalogue = addImport(textOf(tree, `${SOURCES}/catalogue.ts`), `import { ${name} } from './${file}';`);
  tree.write(`${SOURCES}/catalogue.ts`, addToList(catalogue, 'catalogue', name));
  tree.write(`${SOURCES}/index.ts`, addExport(textOf(tree, `${SOURCES}/index.ts`), `export * from './${file}';`));
  return nextSteps(`Write its fields in ${SOURCES}/${file}.ts and an example of each in ${fixture}.`, 'npm run generate: from then on the fixture is published and stays as it is.');
}

function hasLedger(tree, context) {
  const topic = new RegExp(`owner: '${context}'[^}]*kind: 'log', ledger: (true|false)`).exec(textOf(tree, `${SOURCES}/topics.ts`));
  if (!topic) throw new Error(`Context ${context} has no log`);
  return topic[1] === 'true';
}

const SERVICES = { channel: 'channel-gateway' };

function fixtureOf(context, type, ledger) {
  const stream = '01936f2a-7c00-7000-8000-000000000001';
  return {
    key: stream,
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: '01936f2a-7c00-7000-8000-000000000100',
      ce_type: type,
      ce_source: `/parley/${SERVICES[context] ?? context}`,
      ce_subject: stream,
      ce_time: '2026-11-21T08:30:00.000Z',
      ce_recordedtime: '2026-11-21T08:30:00.412Z',
      ce_tenant: 'demo',
      ce_subjectid: '5e0c6d6e-2f5b-5d2c-9a41-000000000009',
      ce_partitionkey: stream,
      ce_dataversion: '1',
      ...(ledger && { ce_seq: '1' }),
    },
    value: { conversationId: stream },
  };
}
