const FIRST_MS = 500;
const LONGEST_MS = 5_000;

/** Pause before the next attempt, in milliseconds: doubling, with up to half of it by chance so that desks do not come back all at once. */
export const backOffMs = (attempt: number, chance: number): number => {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(whole / 2 + (whole / 2) * chance);
};
