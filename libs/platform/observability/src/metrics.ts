import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type { Counter, Gauge, Histogram } from 'prom-client';

/** Name, help and labels of one metric. Labels hold names from short lists, never ids of people or conversations. */
export interface MetricOptions<Label extends string> {
  name: `parley_${string}`;
  help: string;
  labels?: readonly Label[];
}

const registry = new Registry();
let processMetricsStarted = false;

/** The process's counter of this name, made at the first call. */
export function counter<Label extends string = never>({
  name,
  help,
  labels = [],
}: MetricOptions<Label>): Counter<Label> {
  return once(name, () => new Counter({ name, help, labelNames: [...labels], registers: [registry] }));
}

/** The process's gauge of this name, made at the first call. */
export function gauge<Label extends string = never>({ name, help, labels = [] }: MetricOptions<Label>): Gauge<Label> {
  return once(name, () => new Gauge({ name, help, labelNames: [...labels], registers: [registry] }));
}

/** The process's histogram of this name, made at the first call. Buckets in the metric's unit (seconds by default). */
export function histogram<Label extends string = never>({
  name,
  help,
  labels = [],
  buckets = SECONDS,
}: MetricOptions<Label> & { buckets?: readonly number[] }): Histogram<Label> {
  return once(
    name,
    () => new Histogram({ name, help, labelNames: [...labels], buckets: [...buckets], registers: [registry] }),
  );
}

/** Memory, CPU, garbage collection and event-loop lag of the process; idempotent. */
export function startProcessMetrics(): void {
  if (processMetricsStarted) return;
  processMetricsStarted = true;
  // The default precision of 10 ms would wake an idle process a hundred times a second.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
}

/** All metrics of the process in Prometheus text format, with its content type. */
export async function readMetrics(): Promise<{ contentType: string; text: string }> {
  return { contentType: registry.contentType, text: await registry.metrics() };
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** prom-client types a stored metric by its base class; a name always stands for one kind and label set. */
function once<Metric extends object>(name: string, make: () => Metric): Metric {
  return (registry.getSingleMetric(name) as Metric | undefined) ?? make();
}
