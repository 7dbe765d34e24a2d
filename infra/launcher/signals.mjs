/** Being asked to end: Ctrl-C, a stop by the system, a closed terminal, or the end of the npm that started us. */
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const parentCheckMs = 300;
/** Ctrl-C in a terminal reaches us twice, by itself and through npm: what follows so soon is the same request. */
const sameRequestMs = 1_000;

/**
 * Listens from the call to the end of the process: without a listener, even for a moment, a signal would end us and
 * leave the processes that we started behind.
 *
 * npm runs us through a shell which does not hand a SIGTERM on, it just ends: then our parent is another one.
 * @returns {{ first: Promise<string>, second: Promise<string> }} the name of the reason to end, and of the next one, which
 * asks to end at once
 */
export function stopRequests() {
  /** @type {(reason: string) => void} */
  let onFirst = () => undefined;
  /** @type {(reason: string) => void} */
  let onSecond = () => undefined;
  /** @type {Promise<string>} */
  const first = new Promise((resolve) => (onFirst = resolve));
  /** @type {Promise<string>} */
  const second = new Promise((resolve) => (onSecond = resolve));
  let firstAt = 0;
  const request = (/** @type {string} */ reason) => {
    if (firstAt === 0) {
      firstAt = Date.now();
      onFirst(reason);
    } else if (Date.now() - firstAt > sameRequestMs) onSecond(reason);
  };
  for (const name of signals) process.on(name, request);
  if (process.env['npm_lifecycle_event'] !== undefined) watchParent(request);
  return { first, second };
}

/** @param {(reason: string) => void} request */
function watchParent(request) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    request('npm ended');
  }, parentCheckMs);
  watch.unref();
}
