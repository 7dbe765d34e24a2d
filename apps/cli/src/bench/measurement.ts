/** One figure of the bench. */
export interface Measurement {
  /** Dotted, stable: figures of different runs are compared by it. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Value divided by that of `against`, both of this run. */
  readonly ratio?: number;
  readonly against?: string;
  /** What the value, or the ratio, has to reach. */
  readonly bar?: Bar;
  /** What one should know to read it: range over repeats, sizes. */
  readonly note?: string;
}

export interface Bar {
  readonly of: 'value' | 'ratio';
  readonly atLeast?: number;
  readonly atMost?: number;
}

export const atLeast = (bound: number, of: Bar['of'] = 'value'): Bar => ({ of, atLeast: bound });
export const atMost = (bound: number, of: Bar['of'] = 'value'): Bar => ({ of, atMost: bound });

/** Undefined without a bar. */
export function isMet({ value, ratio, bar }: Measurement): boolean | undefined {
  if (!bar) return undefined;
  const measured = bar.of === 'value' ? value : ratio;
  if (measured === undefined) return false;
  return measured >= (bar.atLeast ?? -Infinity) && measured <= (bar.atMost ?? Infinity);
}

/** For a machine: one line. */
export function lineOf(measurement: Measurement): string {
  const { name, value, unit, ratio, against, note } = measurement;
  const met = isMet(measurement);
  return JSON.stringify({
    name, value: rounded(value), unit,
    ...(ratio !== undefined && { ratio: rounded(ratio) }),
    ...(against !== undefined && { against }),
    ...(met !== undefined && { bar: barText(measurement), met }),
    ...(note !== undefined && { note }),
  });
}

/** For a person: a table of all. */
export function tableOf(measurements: readonly Measurement[]): string[] {
  const rows = measurements.map((one) => {
    const met = isMet(one);
    return [
      one.name,
      `${rounded(one.value)} ${one.unit}`,
      one.ratio === undefined ? '' : `${rounded(one.ratio)} × ${one.against ?? ''}`,
      met === undefined ? '' : `${barText(one)} ${met ? 'met' : 'MISSED'}`,
      one.note ?? '',
    ];
  });
  const head = ['figure', 'value', 'beside', 'bar', 'note'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

function barText({ bar, unit }: Measurement): string {
  if (!bar) return '';
  const suffix = bar.of === 'ratio' ? '×' : ` ${unit}`;
  return bar.atLeast === undefined ? `≤ ${bar.atMost}${suffix}` : `≥ ${bar.atLeast}${suffix}`;
}

const rounded = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
