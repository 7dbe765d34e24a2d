import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { workspaceRoot } from '../workspace';
import { channelGenerator, eventGenerator, kpiGenerator, projectionGenerator } from './index';

const root = workspaceRoot();
let tree: Tree;

const copy = (...paths: string[]): void => paths.forEach((path) => tree.write(path, readFileSync(join(root, path), 'utf8')));
const textOf = (path: string): string => tree.read(path, 'utf8') ?? '';
const changed = (): string[] => tree.listChanges().map(({ path }) => path);
const linesAdded = (path: string): string[] => {
  const before = new Set(readFileSync(join(root, path), 'utf8').split('\n'));
  return textOf(path).split('\n').filter((line) => !before.has(line));
};
const syntaxErrors = (): string[] =>
  changed()
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => (ts.transpileModule(textOf(path), { reportDiagnostics: true, compilerOptions: { experimentalDecorators: true } }).diagnostics ?? []).map(() => path));

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
});

describe('the event generator', () => {
  const event = { context: 'routing', name: 'OfferExtended', description: "An agent's offer runs longer." };

  beforeEach(() => copy('libs/contracts/src/catalogue.ts', 'libs/contracts/src/index.ts', 'libs/contracts/src/topics.ts'));

  it('writes the contract', async () => {
    await eventGenerator(tree, event);
    const text = textOf('libs/contracts/src/routing/offer-extended.event.ts');
    expect(text).toContain("type: 'routing.OfferExtended',");
    expect(text).toContain("description: 'An agent\\'s offer runs longer.',");
    expect(syntaxErrors()).toEqual([]);
  });

  it('adds its lines to the catalogue and the index, and changes nothing else there', async () => {
    await eventGenerator(tree, event);
    expect(linesAdded('libs/contracts/src/catalogue.ts')).toEqual([
      "import { OfferExtended } from './routing/offer-extended.event';",
      '  OfferExtended,',
    ]);
    expect(linesAdded('libs/contracts/src/index.ts')).toEqual(["export * from './routing/offer-extended.event';"]);
  });

  it.each([
    ['routing', '1'],
    ['nlu', undefined],
  ])('writes a fixture that has seq only where the context has a ledger (%s)', async (context, seq) => {
    await eventGenerator(tree, { ...event, context });
    const { key, headers, value } = JSON.parse(textOf(`libs/contracts/fixtures/${context}.OfferExtended.v1.json`));
    expect([headers.ce_type, headers.ce_partitionkey, headers.ce_seq]).toEqual([`${context}.OfferExtended`, key, seq]);
    expect(value).toEqual({ conversationId: key });
  });

  it.each(['offerExtended', 'OfferExtendedEvent', 'Offer Extended'])('refuses %j as a name', async (name) => {
    await expect(eventGenerator(tree, { ...event, name })).rejects.toThrow('is not a fact in the past tense');
  });

  it('refuses a context without a log', async () => {
    await expect(eventGenerator(tree, { ...event, context: 'weather' })).rejects.toThrow('weather has no log');
  });

  it('refuses to write over an event that exists', async () => {
    await eventGenerator(tree, event);
    await expect(eventGenerator(tree, event)).rejects.toThrow('exists already');
  });
});

describe('the channel generator', () => {
  const registry = 'libs/channel/adapters/src/registry.ts';
  const vocabulary = 'libs/contracts/src/channel/message-received.event.ts';
  const folder = 'libs/channel/adapters/src/telegram-bot';

  beforeEach(() => copy(registry, vocabulary));

  it('writes a folder, one import and one line in the registry, and the name in the vocabulary', async () => {
    await channelGenerator(tree, { name: 'telegram-bot' });
    expect(changed().filter((path) => path.startsWith(folder))).toEqual(
      ['channel.ts', 'channel.unit.spec.ts', 'sender.ts'].map((role) => `${folder}/telegram-bot.${role}`),
    );
    expect(linesAdded(registry)).toEqual(["import { telegramBotChannel } from './telegram-bot/telegram-bot.channel';", '  () => telegramBotChannel,']);
    expect(linesAdded(vocabulary)).toEqual([expect.stringMatching(/^export const CHANNELS = \[.*, 'telegram-bot'\] as const;$/)]);
    expect(syntaxErrors()).toEqual([]);
  });

  it('writes no sender for a channel whose replies we do not send', async () => {
    await channelGenerator(tree, { name: 'telegram-bot', outgoing: 'polling' });
    expect(tree.exists(`${folder}/telegram-bot.sender.ts`)).toBe(false);
    expect(textOf(`${folder}/telegram-bot.channel.ts`)).toContain("outgoing: { kind: 'polling', keepsThreads: true }");
    expect(syntaxErrors()).toEqual([]);
  });

  it('refuses a name that is not in kebab case', async () => {
    await expect(channelGenerator(tree, { name: 'Telegram' })).rejects.toThrow('is not a name in kebab case');
  });

  it('refuses to write over a channel that exists', async () => {
    await channelGenerator(tree, { name: 'telegram-bot' });
    await expect(channelGenerator(tree, { name: 'telegram-bot' })).rejects.toThrow('exists already');
  });
});

describe('the projection generator', () => {
  const projection = { context: 'routing', name: 'agent-load', event: 'routing.ConversationAssigned' };
  const folder = 'libs/routing/projections/src/agent-load';

  beforeEach(() => {
    copy('libs/routing/projections/project.json');
    tree.write('libs/routing/projections/src/index.ts', 'export {};\n');
  });

  it('writes a folder with its spec and one line in the index', async () => {
    await projectionGenerator(tree, projection);
    expect(changed().filter((path) => path.startsWith(folder))).toEqual(
      ['projection.ts', 'projection.unit.spec.ts'].map((role) => `${folder}/agent-load.${role}`),
    );
    expect(textOf('libs/routing/projections/src/index.ts')).toBe("export * from './agent-load/agent-load.projection';\n");
    expect(textOf(`${folder}/agent-load.projection.ts`)).toContain("view: 'agent_load',");
    expect(syntaxErrors()).toEqual([]);
  });

  it('keeps the lines of other read models in the index', async () => {
    tree.write('libs/routing/projections/src/index.ts', "export * from './agent-queue/agent-queue.projection';\n");
    await projectionGenerator(tree, projection);
    expect(textOf('libs/routing/projections/src/index.ts').split('\n')).toEqual([
      "export * from './agent-queue/agent-queue.projection';",
      "export * from './agent-load/agent-load.projection';",
      '',
    ]);
  });

  it('refuses a context without a library for projections', async () => {
    await expect(projectionGenerator(tree, { ...projection, context: 'nlu' })).rejects.toThrow('nlu has no library for projections');
  });

  it('refuses an event that has no context', async () => {
    await expect(projectionGenerator(tree, { ...projection, event: 'ConversationAssigned' })).rejects.toThrow('is not the type of an event');
  });
});

describe('the KPI generator', () => {
  const kpi = { name: 'first-contact-resolution', unit: 'ratio', definition: 'Share of conversations that were never reopened.' };
  const folder = 'libs/analytics/projections/src/kpis';

  beforeEach(() => {
    copy(`${folder}/registry.ts`);
  });

  it('writes a folder with the definition beside the code, and one line in the list', async () => {
    await kpiGenerator(tree, kpi);
    expect(changed().filter((path) => path.startsWith(`${folder}/first`))).toEqual(
      ['kpi.ts', 'kpi.unit.spec.ts'].map((role) => `${folder}/first-contact-resolution/first-contact-resolution.${role}`),
    );
    const text = textOf(`${folder}/first-contact-resolution/first-contact-resolution.kpi.ts`);
    expect(text).toContain(`en: '${kpi.definition}',`);
    expect(text).toContain("id: 'first-contact-resolution',");
    expect(linesAdded(`${folder}/registry.ts`)).toEqual([
      "import { firstContactResolution } from './first-contact-resolution/first-contact-resolution.kpi';",
      '  firstContactResolution,',
    ]);
    expect(syntaxErrors()).toEqual([]);
  });

  it.each(['ratio', 'count', 'ms'])('writes a file that says all that a KPI of unit %s has to say', async (unit) => {
    await kpiGenerator(tree, { ...kpi, unit });
    const text = textOf(`${folder}/first-contact-resolution/first-contact-resolution.kpi.ts`);
    const fields = ['id', 'version', 'title', 'unit', 'definition', 'index', 'aggregations', 'read'];
    expect(fields.filter((field) => !new RegExp(`^  ${field}: `, 'm').test(text))).toEqual([]);
    expect(text.includes('ratio(')).toBe(unit === 'ratio');
    expect(syntaxErrors()).toEqual([]);
  });

  it('refuses to write over a KPI that exists', async () => {
    await kpiGenerator(tree, kpi);
    await expect(kpiGenerator(tree, kpi)).rejects.toThrow('exists already');
  });
});
