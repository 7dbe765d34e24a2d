import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import { services } from './settings.mjs';

const repository = join(__dirname, '../..');
const text = (path: string) => readFileSync(join(repository, path), 'utf8');

/** One documented variable: the services that read it, and whether it has no default. */
interface Variable {
  name: string;
  readers: string[];
  required: boolean;
}

const everyService: string[] = services.map(({ name }) => name);

/** The services' variables in the tables of docs/reference/configuration.md. */
function documentedVariables(): Variable[] {
  const sections = text('docs/reference/configuration.md').split(/^## /m).slice(1);
  return sections.flatMap((section) => {
    const [title = '', ...lines] = section.split('\n');
    return lines.filter((line) => line.includes('`PARLEY_')).flatMap((line) => variablesOf(title, line));
  });
}

/** A cell's names; the column in front of it, where there is one, names the services. */
function variablesOf(title: string, line: string): Variable[] {
  const cells = line
    .split('|')
    .slice(1)
    .map((cell) => cell.trim());
  const named = title === 'Others' ? (cells.shift() ?? '').split(', ') : [title.toLowerCase().replace(' ', '-')];
  const readers = title === 'Every service' ? everyService : named.filter((name) => everyService.includes(name));
  const required = cells[1] === 'yes' || cells[1] === 'required';
  const names = [...(cells[0] ?? '').matchAll(/`(PARLEY_\w+)`/g)].map(([, name]) => name ?? '');
  return readers.length === 0 ? [] : names.map((name) => ({ name, readers, required }));
}

/** Variables that the image itself sets. */
const inImage = [...text('infra/containers/Dockerfile').matchAll(/\b(PARLEY_\w+)=/g)].map(([, name]) => name);

/** Only a command sets it, for the time of a repair. */
const byCommand = ['PARLEY_RESTORE_LEDGER'];

interface ComposeService {
  profiles?: string[];
  restart?: string;
  environment?: Record<string, unknown>;
  depends_on?: Record<string, { condition: string }>;
}

const { services: composed } = parse(text('docker-compose.yml'), { merge: true }) as {
  services: Record<string, ComposeService>;
};

const composeEnvironment = (service: string): string[] => Object.keys(composed[service]?.environment ?? {});

/** The servers that addresses in a service's environment lead to. */
function serversOf(service: string): string[] {
  const values = Object.values(composed[service]?.environment ?? {}).join(' ');
  return ['kafka', 'postgres', 'elasticsearch'].filter((server) => new RegExp(`\\b${server}:\\d`).test(values));
}

interface Manifest {
  kind: string;
  data?: Record<string, string>;
  spec: {
    template: { spec: { containers: { env: { name: string }[]; envFrom: { configMapRef: { name: string } }[] }[] } };
  };
}

const manifests = (file: string) =>
  parseAllDocuments(text(`infra/kubernetes/base/${file}`)).map((document) => document.toJS() as Manifest);

function kubernetesEnvironment(service: string): string[] {
  const containers = manifests(`${service}.yaml`)
    .filter(({ kind }) => kind === 'Deployment')
    .flatMap(({ spec }) => spec.template.spec.containers);
  const shared = containers.some(({ envFrom }) => envFrom.some(({ configMapRef }) => configMapRef.name === 'parley'))
    ? manifests('config.yaml').flatMap(({ data = {} }) => Object.keys(data))
    : [];
  return [...shared, ...containers.flatMap(({ env }) => env.map(({ name }) => name))];
}

describe('deployments give every service what it reads', () => {
  const variables = documentedVariables().filter(({ name }) => !inImage.includes(name) && !byCommand.includes(name));
  const readBy = (service: string) => variables.filter(({ readers }) => readers.includes(service));
  const isSecret = (name: string) => /_(SECRET|TOKEN|KEY)$/.test(name);

  it('finds the tables', () => {
    expect(readBy('knowledge').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['PARLEY_POSTGRES_URL', 'PARLEY_ELASTICSEARCH_URL', 'PARLEY_EMBEDDING_KEY']),
    );
    expect(variables.filter(({ required }) => required).length).toBeGreaterThan(4);
  });

  it.each(everyService)('compose passes all settings on to %s', (service) => {
    expect(composeEnvironment(service)).toEqual(expect.arrayContaining(readBy(service).map(({ name }) => name)));
  });

  it.each(everyService)('compose starts %s after its servers, and stops them only when it has drained', (service) => {
    expect(serversOf(service)).toEqual(expect.arrayContaining(['kafka', 'postgres']));
    for (const server of serversOf(service))
      expect(composed[service]?.depends_on).toMatchObject({ [server]: { condition: 'service_healthy' } });
  });

  it('compose starts again what was killed, but not the set-up', () => {
    const left = Object.keys(composed).filter((name) => composed[name]?.restart !== 'unless-stopped');
    expect(left).toEqual(['setup']);
  });

  it('compose without a profile is what the launcher starts: the three servers', () => {
    const always = Object.keys(composed).filter((name) => composed[name]?.profiles === undefined);
    expect(always).toEqual(['kafka', 'postgres', 'elasticsearch']);
  });

  it.each(everyService)('Kubernetes gives %s what has no default, and its secrets', (service) => {
    const needed = readBy(service).filter(({ name, required }) => required || isSecret(name));
    expect(kubernetesEnvironment(service)).toEqual(expect.arrayContaining(needed.map(({ name }) => name)));
  });
});
