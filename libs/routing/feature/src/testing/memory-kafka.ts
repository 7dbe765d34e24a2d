import { jest } from '@jest/globals';
import { MemoryLog } from './memory-log';

/** Takes Kafka's place for all modules that are loaded after this one: a spec imports it first. */
export const memoryLog = new MemoryLog();

jest.mock('@parley/platform/kafka', () => ({
  ...jest.requireActual<object>('@parley/platform/kafka'),
  createKafkaLogClient: () => memoryLog,
}));
