import { generateFiles } from '@nx/devkit';
import { fileURLToPath } from 'node:url';
import { camel, requireKebab } from '../naming.js';
import { addImport, addToList, nextSteps, requireAbsent, textOf } from '../source-lines.js';

const KPIS = 'libs/analytics/projections/src/kpis';

/** A KPI: its folder with the definition beside the code, and its line in the list. */
export default async function kpiGenerator(tree, { name, unit, definition }) {
  requireKebab(name);
  requireAbsent(tree, `${KPIS}/${name}`);
  const variable = `${camel(name)}Kpi`;
  generateFiles(tree, fileURLToPath(new URL('files', import.meta.url)), `${KPIS}/${name}`, {
    name, unit, variable, definition: definition.replaceAll("'", "\\'"),
  });
  const list = addImport(textOf(tree, `${KPIS}/registry.ts`), `import { ${variable} } from './${name}/${name}.kpi';`);
  tree.write(`${KPIS}/registry.ts`, addToList(list, 'KPIS', variable));
  return nextSteps(`Write the aggregation in ${KPIS}/${name}/${name}.kpi.ts and its cases in the spec beside it.`);
}
