import { generateFiles } from '@nx/devkit';
import { fileURLToPath } from 'node:url';
import { camel, requireKebab } from '../naming.js';
import { addImport, addToList, nextSteps, requireAbsent, textOf } from '../source-lines.js';

const KPIS = 'libs/analytics/projections/src/kpis';

/** A KPI: its folder with the definition beside the code, and its line in the list. */
export default async function kpiGenerator(tree, { name, unit, definition, definitionZh = definition, titleZh, index = 'conversations' }) {
  requireKebab(name);
  requireAbsent(tree, `${KPIS}/${name}`);
  const variable = camel(name);
  const title = sentence(name);
  generateFiles(tree, fileURLToPath(new URL('files', import.meta.url)), `${KPIS}/${name}`, {
    name, unit, index, variable, title,
    titleZh: quoted(titleZh ?? title), definition: quoted(definition), definitionZh: quoted(definitionZh),
  });
  const list = addImport(textOf(tree, `${KPIS}/registry.ts`), `import { ${variable} } from './${name}/${name}.kpi';`);
  tree.write(`${KPIS}/registry.ts`, addToList(list, 'kpis', variable));
  return nextSteps(`Write the aggregation in ${KPIS}/${name}/${name}.kpi.ts and its cases in the spec beside it.`);
}

const quoted = (text) => text.replaceAll("'", "\\'");

/** `first-response` → `First response`. */
const sentence = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
