interface Closable {
  close(): Promise<void>;
}

const KEY = Symbol.for('parley.system-e2e.graph-stand-in');
const holder = globalThis as { [KEY]?: Closable };

/** Jest loads set-up and teardown apart from each other; what one starts the other has to find. */
export const keep = (started: Closable): void => void (holder[KEY] = started);

export const kept = (): Closable | undefined => holder[KEY];
