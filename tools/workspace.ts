import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** The folder of nx.json, from wherever the command was started. */
export function workspaceRoot(from: string = process.cwd()): string {
  if (existsSync(join(from, 'nx.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('Start this inside the workspace: no nx.json found here or above');
  return workspaceRoot(parent);
}

/** Name of the files that a test plants for lint to find; other tests must not trip over them meanwhile. */
export const PLANTED = '__planted__.ts';

const NOT_OURS = new Set([PLANTED, 'node_modules', 'dist', 'tmp', 'coverage', 'generated', '.git', '.nx', '.parley']);

/** Files below the folders, as paths from the root with forward slashes; generated and installed ones are left out. */
export function filesBelow(root: string, folders: readonly string[], accepts: (path: string) => boolean): string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => below(join(root, folder)))
    .map((path) => relative(root, path).split(sep).join('/'))
    .filter(accepts)
    .sort();
}

function below(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return below(path);
    return entry.isFile() ? [path] : [];
  });
}
