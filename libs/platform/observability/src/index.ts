export {
  LOGGER,
  createLogger,
  silentLogger,
  type LogFields,
  type Logger,
  type LoggerOptions,
  type LogLevel,
} from './logger';
export { NestLogger } from './nest-logger';
export { REDACTED, describeError, isGuarded, maskCredentials, redact } from './redaction';
export {
  counter,
  gauge,
  histogram,
  readMetrics,
  startProcessMetrics,
  type Counter,
  type Gauge,
  type Histogram,
  type MetricOptions,
} from './metrics';
export { platformMetrics, type EventOutcome } from './platform-metrics';
export {
  childOf,
  currentTrace,
  currentTraceparent,
  formatTraceparent,
  parseTraceparent,
  startTrace,
  withTrace,
  type TraceContext,
} from './trace-context';
export { withSpan, type SpanOptions } from './spans';
