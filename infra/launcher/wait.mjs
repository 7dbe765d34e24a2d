/** Waiting for a state instead of for time. */

/** @param {number} ms */
export const delay = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Asks until the answer is true; a throwing question counts as "not yet".
 * @param {() => Promise<boolean> | boolean} question
 * @param {{ timeoutMs: number, everyMs?: number, giveUp?: () => string | undefined }} options `giveUp` names a reason to stop asking
 * @returns {Promise<string | undefined>} undefined when the state was reached, otherwise why not
 */
export async function waitUntil(question, { timeoutMs, everyMs = 100, giveUp }) {
  const end = Date.now() + timeoutMs;
  let last = `not ready within ${Math.round(timeoutMs / 1000)} s`;
  for (;;) {
    const reason = giveUp?.();
    if (reason !== undefined) return reason;
    try {
      if (await question()) return undefined;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    if (Date.now() >= end) return last;
    await delay(everyMs);
  }
}
