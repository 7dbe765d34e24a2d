import type { VerifyReport } from '../verify/verify';
import type { DemoFacts } from './facts';
import type { Played, Response } from './play';

export interface Kpi {
  readonly id: string;
  readonly title: { readonly en: string };
  readonly unit: 'count' | 'ratio' | 'ms';
  readonly value: number | null;
  readonly parts?: readonly { readonly key: string; readonly value: number; readonly share: number }[];
}

export interface DemoOutcome {
  readonly played: readonly Played[];
  readonly facts: DemoFacts;
  readonly kpis: readonly Kpi[];
  readonly handledByAgents: number;
  readonly report: VerifyReport;
  readonly playMs: number;
}

export interface Percentiles {
  readonly waits: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

export function percentiles(responses: readonly Response[]): Percentiles {
  const sorted = responses.flatMap(({ ms }) => ms ?? []).sort((a, b) => a - b);
  const at = (share: number): number | null => {
    const value = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    return value === undefined ? null : Math.round(value);
  };
  return { waits: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95) };
}

/** For a person: what happened. */
export function readableSummary({ played, facts, kpis, handledByAgents, playMs }: DemoOutcome): string {
  const responses = played.flatMap((one) => one.responses);
  const { conversations, answered, clarified, escalated } = facts.counts();
  const late = responses.filter(({ ms }) => ms === undefined).length;
  return [
    '',
    `${conversations} conversations with ${facts.messages} customer messages in ${(playMs / 1_000).toFixed(1)} s`,
    `  answered from the knowledge base  ${answered}`,
    `  asked a clarifying question       ${clarified}`,
    `  handed over to a person           ${escalated}, ${handledByAgents} of them wrapped up by agents`,
    ...Object.entries(facts.reasons).sort(([, a], [, b]) => b - a).map(([reason, count]) => `    ${reason.padEnd(22)} ${count}`),
    `  replies: ${Object.entries(facts.replies).map(([purpose, count]) => `${purpose} ${count}`).join(', ')}`,
    '',
    'Response time, from sending to the reply at the customer:',
    ...groups(responses).map(([name, group]) => lineOf(name, percentiles(group))),
    ...(late > 0 ? [`  ${late} waits ended without a reply in time`] : []),
    '',
    'Key figures of analytics:',
    ...kpis.map((kpi) => `  ${kpi.title.en.padEnd(34)} ${valueOf(kpi)}`),
    '',
  ].join('\n');
}

/** The last line of the output. */
export function jsonSummary({ played, facts, handledByAgents, report, playMs }: DemoOutcome): object {
  const { p50Ms, p95Ms } = percentiles(played.flatMap((one) => one.responses));
  return {
    ...facts.counts(),
    messages: facts.messages,
    unsettled: report.unsettled,
    differences: report.differences,
    escalationReasons: facts.reasons,
    handledByAgents,
    events: report.events,
    responseP50Ms: p50Ms,
    responseP95Ms: p95Ms,
    playMs: Math.round(playMs),
  };
}

function groups(responses: readonly Response[]): [string, Response[]][] {
  const named = new Map<string, Response[]>();
  const add = (name: string, response: Response): void => {
    const group = named.get(name);
    if (group) group.push(response);
    else named.set(name, [response]);
  };
  for (const response of responses) add('all', response);
  for (const response of responses) add(response.channel, response);
  for (const response of responses) add(response.language, response);
  return [...named];
}

const lineOf = (name: string, { waits, p50Ms, p95Ms }: Percentiles): string =>
  `  ${name.padEnd(10)} p50 ${String(p50Ms ?? '-').padStart(5)} ms   p95 ${String(p95Ms ?? '-').padStart(5)} ms   (${waits})`;

function valueOf({ unit, value, parts }: Kpi): string {
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;
  if (parts && parts.length > 0) {
    return parts.map((part) => `${part.key} ${unit === 'ms' ? seconds(part.value) : `${Math.round(part.share * 100)} %`}`).join(', ');
  }
  if (value === null) return '-';
  if (unit === 'ratio') return `${(value * 100).toFixed(1)} %`;
  return unit === 'ms' ? seconds(value) : String(value);
}
