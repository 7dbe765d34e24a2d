import type { VerifyReport } from './verify';

const SHOWN_PER_CHECK = 10;

/** The last line of the output. */
export function summaryOf(report: VerifyReport): object {
  const { events, messages, conversations, escalations, differences, unsettled, repeats, ledgerRows, rowsCompared, parked, byCheck, waitedMs } = report;
  return {
    events, messages, conversations, escalations, differences, unsettled, repeats, ledgerRows, rowsCompared, parked,
    deadLetters: report.deadLetters.length, byCheck, waitedMs,
  };
}

/** For a person: what was looked at, and what is wrong. Ids only. */
export function readableReport(report: VerifyReport): string {
  const { events, repeats, messages, conversations, escalations, ledgerRows, rowsCompared, deadLetters, differences } = report;
  return [
    `Read ${events} events (${repeats} repeats) of ${conversations} conversations with ${messages} customer messages and ${escalations} escalations.`,
    `Compared ${ledgerRows} ledger rows and ${rowsCompared} rows and documents of read models.`,
    ...deadLetterLines(deadLetters),
    differences === 0 ? 'No differences.' : `${differences} differences:`,
    ...differenceLines(report),
  ].join('\n');
}

function differenceLines({ byCheck, kept }: VerifyReport): string[] {
  return Object.entries(byCheck).flatMap(([check, count]) => {
    const shown = kept.filter((difference) => difference.check === check).slice(0, SHOWN_PER_CHECK);
    return [
      `  ${check}: ${count}`,
      ...shown.map(({ subject, detail }) => `    ${subject}${detail === undefined ? '' : ` — ${detail}`}`),
      ...(count > shown.length ? [`    … and ${count - shown.length} more`] : []),
    ];
  });
}

function deadLetterLines(deadLetters: VerifyReport['deadLetters']): string[] {
  if (deadLetters.length === 0) return [];
  const byReason = new Map<string, string[]>();
  for (const { reader, code, origin } of deadLetters) {
    const key = `${reader} ${code}`;
    byReason.set(key, [...(byReason.get(key) ?? []), origin]);
  }
  return [
    `${deadLetters.length} dead letters (they wait for an operator and are no difference):`,
    ...[...byReason].map(([key, origins]) => `  ${key}: ${origins.length}, for example ${origins[0] ?? ''}`),
  ];
}
