import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURES, MANIFEST } from './paths';

type Manifest = Readonly<Record<string, string>>;

/**
 * The hash list of the fixtures. A line is written once, when its fixture first appears: a published fixture is
 * never edited, so the line of an edited one stays and the check fails.
 */
export function fixtureManifest(root: string): string {
  const published = existsSync(join(root, MANIFEST)) ? (JSON.parse(readFileSync(join(root, MANIFEST), 'utf8')) as Manifest) : {};
  const present = readdirSync(join(root, FIXTURES)).filter((file) => /\.v\d+\.json$/.test(file));
  const hashes = present.map((file) => [file, hashOf(readFileSync(join(root, FIXTURES, file), 'utf8'))] as const);
  const manifest = Object.entries({ ...Object.fromEntries(hashes), ...published }).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(manifest), null, 2)}\n`;
}

/** SHA-256 of the content, whatever its line breaks and indentation. */
const hashOf = (text: string): string => createHash('sha256').update(JSON.stringify(JSON.parse(text))).digest('hex');
