import type { Client, estypes } from '@elastic/elasticsearch';
import { asking } from './errors';

export interface IndexDefinition {
  /** Name that searches use, `parley-<context>-<name>`. */
  alias: string;
  /** Raised with every change of mappings, settings or meaning of the documents. */
  version: number;
  /** Strict by rule: an unknown field is an error, not a new field. */
  mappings: estypes.MappingTypeMapping;
  settings?: estypes.IndicesIndexSettings;
}

export interface EnsuredIndex {
  /** Concrete name `<alias>-v<version>-<stamp>`. */
  index: string;
  /** False when another version answers searches: fill this one, then {@link switchAlias} unless it is superseded. */
  live: boolean;
  /** True when a newer version answers searches already: this release is the old one of a rolling upgrade. */
  superseded: boolean;
}

const TEMPLATE = 'parley-no-auto-create';

/**
 * The index of this version, created when it is missing. The very first one of an alias is live at once. Instances may
 * call it at the same time: they end up with the same index.
 */
export async function ensureIndex(client: Client, definition: IndexDefinition): Promise<EnsuredIndex> {
  const { alias, version } = definition;
  const found = await findIndex(client, definition);
  if (found) return found;
  // The stamp orders competing creations; the oldest stays.
  const index = await createIndex(client, definition);
  const oldest = (await indexesOf(client, alias, version))[0] ?? index;
  if (oldest !== index) await asking(() => client.indices.delete({ index, ignore_unavailable: true }));
  const live = await liveIndexes(client, alias);
  if (live.length === 0) await switchAlias(client, alias, oldest);
  return placeOf(definition, oldest, live);
}

/** A new, empty index of this version beside whatever there is: to be filled, then switched to. @returns its name. */
export async function createIndex(client: Client, { alias, version, mappings, settings }: IndexDefinition): Promise<string> {
  await forbidAutoCreation(client);
  const index = `${alias}-v${version}-${stamp()}`;
  await asking(() =>
    client.indices.create({
      index,
      mappings: { dynamic: 'strict', ...mappings },
      settings: { number_of_shards: 1, auto_expand_replicas: '0-1', ...settings },
    }),
  );
  return index;
}

function placeOf({ alias, version }: IndexDefinition, index: string, live: readonly string[]): EnsuredIndex {
  const newest = Math.max(0, ...live.map((name) => Number(/^v(\d+)/.exec(name.slice(alias.length + 1))?.[1] ?? 0)));
  return { index, live: live.length === 0 || live.includes(index), superseded: newest > version };
}

/** Points the alias to the index and to no other, in one step. */
export async function switchAlias(client: Client, alias: string, index: string): Promise<void> {
  await asking(() =>
    client.indices.updateAliases({
      actions: [
        { remove: { index: `${alias}-v*`, alias, must_exist: false } },
        { add: { index, alias } },
      ],
    }),
  );
}

/** Deletes the indexes of an alias other than the given one: what a rebuild left behind. */
export async function deleteOtherIndexes(client: Client, alias: string, keep: string): Promise<void> {
  const others = (await indexesOf(client, alias)).filter((index) => index !== keep);
  if (others.length > 0) await asking(() => client.indices.delete({ index: others, ignore_unavailable: true }));
}

async function findIndex(client: Client, definition: IndexDefinition): Promise<EnsuredIndex | undefined> {
  const { alias, version } = definition;
  const [live, all] = await Promise.all([liveIndexes(client, alias), indexesOf(client, alias, version)]);
  const index = all.find((name) => live.includes(name)) ?? all[0];
  if (index === undefined) return undefined;
  if (live.length === 0) await switchAlias(client, alias, index);
  return placeOf(definition, index, live);
}

async function liveIndexes(client: Client, alias: string): Promise<string[]> {
  const answer = await asking(() => client.indices.getAlias({ name: alias }, { ignore: [404] }));
  return 'error' in answer ? [] : Object.keys(answer);
}

/** Oldest first. */
async function indexesOf(client: Client, alias: string, version?: number): Promise<string[]> {
  const answer = await asking(() =>
    client.indices.get({ index: `${alias}-v${version ?? ''}${version === undefined ? '' : '-'}*`, features: 'aliases', allow_no_indices: true }),
  );
  return Object.keys(answer).sort();
}

/** A bulk to an index that was deleted must fail instead of making one without our mappings. */
async function forbidAutoCreation(client: Client): Promise<void> {
  await asking(() =>
    client.indices.putIndexTemplate({ name: TEMPLATE, index_patterns: ['parley-*'], priority: 1, allow_auto_create: false, template: {} }),
  );
}

const stamp = (): string =>
  `${new Date().toISOString().replace(/\D/g, '').slice(0, 17)}-${Math.random().toString(36).slice(2, 8).padEnd(6, '0')}`;
