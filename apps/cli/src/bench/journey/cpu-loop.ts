import { createHash } from 'node:crypto';

const ROUNDS = 400;
const SAMPLE = JSON.stringify(Array.from({ length: 200 }, (_, n) => ({ id: `item-${n}`, text: 'a fixed piece of work', n })));

/** Milliseconds of a fixed piece of work: tells how fast the machine is at this moment, so that figures of different moments compare. */
export function fixedWorkMs(): number {
  const from = performance.now();
  let digest = '';
  for (let round = 0; round < ROUNDS; round += 1) {
    digest = createHash('sha256').update(JSON.stringify(JSON.parse(SAMPLE))).update(digest).digest('hex');
  }
  return performance.now() - from;
}
