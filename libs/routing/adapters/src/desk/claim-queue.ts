import type { Database } from '@parley/platform/event-log';
import { RoutingLedger } from '../routing-ledger';
import { claimConversations, type Claimed, type ClaimRequest } from './claim-conversation';

/** Claims decided in one transaction at most. */
const MOST_AT_ONCE = 100;

interface Waiting {
  readonly request: ClaimRequest;
  readonly resolve: (claimed: Claimed) => void;
  readonly reject: (reason: unknown) => void;
}

/** Claims that come while a transaction runs share the next one: a rush costs a few transactions, not one each. */
export class ClaimQueue {
  private waiting: Waiting[] = [];
  private running = false;

  constructor(
    private readonly database: Pick<Database, 'transaction'>,
    private readonly ledger: RoutingLedger = new RoutingLedger(),
  ) {}

  /** As {@link claimConversation}. */
  claim(request: ClaimRequest): Promise<Claimed> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) await this.settle(this.waiting.splice(0, MOST_AT_ONCE));
    this.running = false;
  }

  private async settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await claimConversations(
        this.database,
        batch.map(({ request }) => request),
        this.ledger,
      );
      for (const [index, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[index];
        if (outcome && 'claimed' in outcome) resolve(outcome.claimed);
        else reject(outcome?.refused);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
