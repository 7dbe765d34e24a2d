import { PositionBeforeStartError, PositionBeyondEndError, type PositionDetails } from './errors';
import { partitionKey, type PartitionKey, type PartitionOffsets, type TopicPartition } from './log-port';

/**
 * Where a partition starts. A position that the partition does not hold is an error, never a reset: records would be
 * skipped or applied twice in silence.
 */
export function startPosition(
  { topic, partition }: TopicPartition,
  position: number | undefined,
  { low, high }: PartitionOffsets,
  fromBeginning: boolean,
): number {
  if (position === undefined) return fromBeginning ? low : high;
  const details: PositionDetails = { topic, partition, position, low, high };
  if (position > high) throw new PositionBeyondEndError(details);
  if (position < low) throw new PositionBeforeStartError(details);
  return position;
}

export interface StartingPoint extends TopicPartition {
  offset: number;
  highWatermark: number;
}

/** One starting point for every assigned partition. */
export function startingPoints(
  assigned: readonly TopicPartition[],
  positions: ReadonlyMap<PartitionKey, number>,
  offsets: ReadonlyMap<string, ReadonlyMap<number, PartitionOffsets>>,
  fromBeginning: boolean,
): StartingPoint[] {
  return assigned.map((of) => {
    const bounds = offsets.get(of.topic)?.get(of.partition) ?? { low: 0, high: 0 };
    const position = positions.get(partitionKey(of.topic, of.partition));
    return { ...of, offset: startPosition(of, position, bounds, fromBeginning), highWatermark: bounds.high };
  });
}
