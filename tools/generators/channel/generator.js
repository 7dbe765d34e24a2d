import { generateFiles } from '@nx/devkit';
import { fileURLToPath } from 'node:url';
import { camel, pascal, requireKebab } from '../naming.js';
import { addImport, addToList, nextSteps, requireAbsent, textOf } from '../source-lines.js';

const ADAPTERS = 'libs/channel/adapters/src';
const VOCABULARY = 'libs/contracts/src/channel/message-received.event.ts';

/** A channel: its folder, its line in the registry, and its name in the vocabulary of the contracts. */
export default async function channelGenerator(tree, { name, outgoing = 'vendor' }) {
  requireKebab(name);
  requireAbsent(tree, `${ADAPTERS}/${name}`);
  const variable = `${camel(name)}Channel`;

  generateFiles(tree, fileURLToPath(new URL('files', import.meta.url)), `${ADAPTERS}/${name}`, { name, outgoing, variable, Name: pascal(name) });
  if (outgoing !== 'vendor') tree.delete(`${ADAPTERS}/${name}/${name}.sender.ts`);

  const registry = addImport(textOf(tree, `${ADAPTERS}/registry.ts`), `import { ${variable} } from './${name}/${name}.channel';`);
  tree.write(`${ADAPTERS}/registry.ts`, addToList(registry, 'CHANNELS', `() => ${variable}`));
  const names = textOf(tree, VOCABULARY);
  tree.write(VOCABULARY, names.replace(/(const CHANNELS = \[[^\]]*?),?\s*\]/, `$1, '${name}']`));
  return nextSteps(
    ...(outgoing === 'vendor' ? [`Send in ${ADAPTERS}/${name}/${name}.sender.ts; what the vendor refuses is an outcome, not an error.`] : []),
    'Receive in a controller of libs/channel/feature when the channel has its own intake.',
    'npm run generate: the name of the channel is part of the contracts.',
  );
}
