import { generateFiles } from '@nx/devkit';
import { fileURLToPath } from 'node:url';
import { camel, pascal, requireKebab, snake } from '../naming.js';
import { addExport, nextSteps, requireAbsent, textOf } from '../source-lines.js';

/** A read model in Postgres: its folder and its line in the index of the context's projections. */
export default async function projectionGenerator(tree, { context, name, event }) {
  requireKebab(name);
  const library = `libs/${context}/projections`;
  if (!tree.exists(`${library}/project.json`)) throw new Error(`Context ${context} has no library for projections: there is no ${library}`);
  const [, topic, handled] = /^([a-z]+)\.([A-Z][A-Za-z0-9]+)$/.exec(event) ?? [];
  if (!handled) throw new Error(`"${event}" is not the type of an event such as routing.ConversationAssigned`);
  requireAbsent(tree, `${library}/src/${name}`);

  generateFiles(tree, fileURLToPath(new URL('files', import.meta.url)), `${library}/src/${name}`, {
    context, name, topic, handled, variable: `${camel(name)}Projection`, view: snake(name), Name: pascal(name),
  });
  const index = `${library}/src/index.ts`;
  tree.write(index, addExport(textOf(tree, index), `export * from './${name}/${name}.projection';`));
  return nextSteps(
    `Write columns and fold in ${library}/src/${name}/${name}.projection.ts, and put it through projectionSpecification of @parley/testing.`,
    `Consume it in libs/${context}/feature: a method with @ConsumesEvents(${camel(name)}Projection.declaration) that calls apply.`,
  );
}
