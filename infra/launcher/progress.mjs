/** Short lines of progress with the elapsed time, on standard error, so that standard output stays clean for results. */

/**
 * @typedef {(line: string) => void} Log
 */

/**
 * @param {{ startedAt?: number, write?: (text: string) => void }} [options]
 * @returns {Log}
 */
export function createProgress({ startedAt = Date.now(), write = (text) => process.stderr.write(text) } = {}) {
  return (line) => write(`[${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s] ${line}\n`);
}
