import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Counts the requests in work, so that a shutdown can answer them before it takes their database away. */
export class InFlightRequests {
  private count = 0;
  private onIdle: (() => void) | undefined;

  constructor(private readonly server: Server) {
    server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
      this.count += 1;
      response.once('close', () => this.done());
    });
  }

  /** Takes no new connections and resolves when all requests in work are answered, after `timeoutMs` in any case. */
  async finish(timeoutMs: number): Promise<void> {
    this.server.close();
    if (this.count === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.onIdle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private done(): void {
    this.count -= 1;
    if (this.count === 0) this.onIdle?.();
  }
}
