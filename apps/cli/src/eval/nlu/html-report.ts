import type { Confusion } from '@parley/nlu/domain';

const MOST_CONFUSIONS = 200;

/** A page that stands alone; everything from the data is escaped. */
export function htmlReport(figures: object, confusions: readonly Confusion[]): string {
  const rows = Object.entries(figures).map(([name, value]) => row([name, typeof value === 'object' ? JSON.stringify(value) : String(value)]));
  const pairs = confusions.slice(0, MOST_CONFUSIONS).map(({ expected, answered, count }) => row([expected, answered, String(count)]));
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Evaluation of intents</title>',
    '<style>body{font:14px system-ui;margin:2rem}table{border-collapse:collapse;margin-bottom:2rem}td,th{border:1px solid #ccc;padding:.25rem .6rem;text-align:left}</style></head><body>',
    '<h1>Evaluation of intents</h1>',
    `<table><tbody>${rows.join('')}</tbody></table>`,
    `<h2>Confusions</h2><table><thead><tr><th>expected</th><th>answered</th><th>texts</th></tr></thead><tbody>${pairs.join('')}</tbody></table>`,
    '</body></html>',
  ].join('\n');
}

const row = (cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => ENTITIES[char]!);
