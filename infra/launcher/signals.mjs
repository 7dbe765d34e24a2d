/** Being asked to end: Ctrl-C, a stop by the system, a closed terminal, or the end of the npm that started us. */
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const parentCheckMs = 300;

/**
 * npm runs us through a shell which does not hand a SIGTERM on, it just ends: then our parent is another one.
 * @returns {Promise<string>} the name of the next reason to end
 */
export const onceSignalled = () =>
  new Promise((signalled) => {
    const parent = process.ppid;
    /** @type {NodeJS.Timeout | undefined} */
    let watch;
    const listener = (/** @type {string} */ reason) => {
      for (const name of signals) process.off(name, listener);
      clearInterval(watch);
      signalled(reason);
    };
    for (const name of signals) process.on(name, listener);
    if (process.env['npm_lifecycle_event'] === undefined) return;
    watch = setInterval(() => {
      if (process.ppid !== parent) listener('npm ended');
    }, parentCheckMs);
    watch.unref();
  });
