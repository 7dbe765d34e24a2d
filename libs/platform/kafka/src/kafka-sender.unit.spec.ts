import { describe, expect, it } from '@jest/globals';
import type { Message } from 'kafkajs';
import { InvalidRecordError } from './errors';
import { stablePartitioner } from './kafka-sender';

const partitionMetadata = [0, 1, 2, 3].map((partitionId) => ({
  partitionErrorCode: 0,
  partitionId,
  leader: 1,
  replicas: [1],
  isr: [1],
}));
const choose = (message: Message, partitions = partitionMetadata) =>
  stablePartitioner()({ topic: 't', partitionMetadata: partitions, message });

describe('the partitioner', () => {
  it('keeps a record without a key in its partition when the send is repeated', () => {
    const message: Message = { key: null, value: 'v' };
    const first = choose(message);
    expect(Array.from({ length: 8 }, () => choose(message))).toEqual(Array.from({ length: 8 }, () => first));
  });

  it('puts records of one key into one partition', () => {
    expect(choose({ key: 'a', value: '1' })).toBe(choose({ key: 'a', value: '2' }));
  });

  it('refuses a partition that does not exist', () => {
    expect(() => choose({ key: 'a', value: 'v', partition: 4 })).toThrow(InvalidRecordError);
  });
});
