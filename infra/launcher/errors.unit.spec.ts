import { describe, expect, it } from '@jest/globals';
import {
  alreadyRunning,
  diskFull,
  javaMissing,
  mavenMissing,
  nodeTooOld,
  portTaken,
  processFailed,
} from './errors.mjs';

describe('sentences for obstacles', () => {
  it.each([
    ['an old Node', nodeTooOld('18.20.1'), 'install Node 20.19 or newer'],
    ['no Java', javaMissing(undefined), 'No Java was found: install a JDK of version 17 or newer'],
    ['a Java that does not serve', javaMissing('Java 17 has no compiler'), 'Java 17 has no compiler: install a JDK of version 17'],
    ['no Maven', mavenMissing(), 'apt-get install maven'],
    [
      'a taken port',
      portTaken('Kafka', 4620, 'PARLEY_KAFKA_PORT'),
      'Port 4620 (Kafka) is taken by another program: stop that program, or set PARLEY_KAFKA_PORT',
    ],
    [
      'a full disk',
      diskFull('/data', 12, 1024),
      'Only 12 MiB are free where /data is, and 1024 MiB are needed: free some space',
    ],
    [
      'a failing server',
      processFailed('kafka', '/data/logs/kafka.log', 'it ended with code 1'),
      'read the end of /data/logs/kafka.log',
    ],
    [
      'a second launcher',
      alreadyRunning('/data', 42),
      '(process 42): stop it first, or set PARLEY_DATA and PARLEY_PORT',
    ],
  ])('say what to do about %s, in one sentence', (_what, error, part) => {
    expect(error.message).toContain(part);
    expect(error.message.endsWith('.')).toBe(true);
    expect(error.message.match(/[.!?] [A-Z]/)).toBeNull();
    expect(error.code).toMatch(/^LAUNCHER\.[A-Z_]+$/);
  });
});
