export * from './errors';
export * from './log-port';
export { createKafkaLogClient } from './kafka-log-client';
