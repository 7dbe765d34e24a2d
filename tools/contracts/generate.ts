import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workspaceRoot } from '../workspace';
import { artefacts, drifted } from './artefacts';

const root = workspaceRoot();

if (process.argv.includes('--check')) check();
else write();

function write(): void {
  for (const { path, text } of artefacts(root)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(path);
  }
}

function check(): void {
  const paths = drifted(root);
  if (paths.length === 0) return console.log('The generated files are what the contracts say.');
  console.error(`These files differ from the contracts: ${paths.join(', ')}. Run \`npm run generate\` and commit them.`);
  process.exitCode = 1;
}
