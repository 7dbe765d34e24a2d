/**
 * Changes statements on their way to the server: a spec takes one guard out of production code, leaves all others in
 * place, and sees what happens without it.
 */
export class Sabotage {
  /** Statements that were changed: a sabotage that hits nothing proves nothing. */
  changed = 0;

  constructor(private readonly change: (sql: string) => string) {}

  /**
   * The same database, or transaction, with its statements changed, also those of its transactions. Told by the names of
   * its methods: the runtime that declares them uses this library in its own specs.
   */
  of<Target extends object>(target: Target): Target {
    return new Proxy(target, { get: (object, name) => this.member(object, name) });
  }

  private member(target: object, name: string | symbol): unknown {
    const value: unknown = Reflect.get(target, name);
    if (typeof value !== 'function') return value;
    switch (name) {
      case 'query':
      case 'execute':
        return (sql: string, values?: readonly unknown[]): unknown => value.call(target, this.changedOf(sql), values);
      case 'transaction':
        return (work: (tx: object) => unknown): unknown => value.call(target, (tx: object) => work(this.of(tx)));
      default:
        return value.bind(target);
    }
  }

  private changedOf(sql: string): string {
    const changed = this.change(sql);
    if (changed !== sql) this.changed += 1;
    return changed;
  }
}
