import { describe, expect, it } from '@jest/globals';
import { SERVICES } from '../shared/services';
import { nameOf, planRuns } from './schedule';

describe('the plan of a chaos series', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(planRuns(7, 5)).toEqual(planRuns(7, 5));
    expect(planRuns(7, 5)).not.toEqual(planRuns(8, 5));
  });

  it('begins as a longer series of the same seed does, so that one run can be repeated alone', () => {
    expect(planRuns(3, 20).slice(0, 4)).toEqual(planRuns(3, 4));
  });

  it('does everything to everybody within twenty runs', () => {
    const done = new Set(planRuns(1, 20).flatMap(({ steps }) => steps.map(({ fault }) => nameOf(fault))));
    for (const service of Object.keys(SERVICES)) {
      for (const kind of ['kill', 'restart', 'freeze']) expect(done).toContain(`${kind} ${service}`);
    }
    for (const server of ['kafka', 'postgres', 'elasticsearch']) expect(done).toContain(server);
  });

  it('freezes for longer than the session time-out of six seconds', () => {
    const frozen = planRuns(1, 50).flatMap(({ steps }) => steps.flatMap(({ fault }) => (fault.kind === 'freeze' ? [fault.frozenMs] : [])));
    expect(Math.min(...frozen)).toBeGreaterThan(6_000);
  });

  it('lets no run begin in the middle of another fault', () => {
    for (const { steps } of planRuns(5, 100)) expect(steps[0]?.overlaps).toBe(false);
  });
});
