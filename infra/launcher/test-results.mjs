/** Counting what Jest and the checks found, and showing it. Pure. */

/**
 * @typedef {{ name: string, passed: number, failed: number, seconds: number }} PartResult
 */

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number } | undefined} json Jest's --json output, undefined when it wrote none
 * @param {number} exitCode
 * @returns {{ passed: number, failed: number }} a suite that could not run, or a Jest that ended badly with nothing to show for it, counts as one failure
 */
export function countJest(json, exitCode) {
  const passed = json?.numPassedTests ?? 0;
  const failed = (json?.numFailedTests ?? 0) + (json?.numRuntimeErrorTestSuites ?? 0);
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

/**
 * @param {PartResult[]} results
 * @returns {string} a table, and the plain last line
 */
export function report(results) {
  const width = Math.max(4, ...results.map(({ name }) => name.length));
  const row = (/** @type {string} */ name, /** @type {string[]} */ ...cells) =>
    `${name.padEnd(width)}  ${cells.map((cell) => cell.padStart(8)).join('')}`;
  const lines = results.map(({ name, passed, failed, seconds }) =>
    row(name, String(passed), String(failed), `${seconds.toFixed(0)} s`),
  );
  const sum = (/** @type {'passed' | 'failed'} */ key) => results.reduce((total, result) => total + result[key], 0);
  return [
    row('part', 'passed', 'failed', 'time'),
    ...lines,
    '',
    `${sum('passed')} passed, ${sum('failed')} failed`,
    '',
  ].join('\n');
}
