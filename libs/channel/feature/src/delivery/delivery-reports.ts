import { Injectable } from '@nestjs/common';
import { DeliveryStore, ThreadStore } from '@parley/channel/adapters';
import type { DeliveryReport } from '@parley/channel/domain';
import { Database, Relay } from '@parley/platform/event-log';
import { GroupCommit } from '../group-commit';

/** What a customer's or integrator's client says about replies of one thread. */
export interface ClientReport {
  readonly accountId: string;
  readonly threadId: string;
  readonly replyIds: readonly string[];
  readonly state: 'sent' | 'delivered' | 'read';
}

/** Takes reports about deliveries; they are durable when the promise resolves. */
@Injectable()
export class DeliveryReports {
  private readonly commits = new GroupCommit<DeliveryReport>((reports) => this.write(reports));

  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly threads: ThreadStore,
    private readonly database: Database,
    private readonly relay: Relay,
  ) {}

  /** @throws GatewayUnavailableError */
  async submit(reports: readonly DeliveryReport[]): Promise<void> {
    await this.commits.submit(reports);
  }

  /** Reports of a client count for replies of its own thread only; others are passed over. @throws GatewayUnavailableError */
  async submitFromClient({ accountId, threadId, replyIds, state }: ClientReport): Promise<void> {
    const own = await this.threads.ownReplies(this.database, replyIds.map((replyId) => ({ threadId, replyId })));
    const time = new Date().toISOString();
    await this.submit(replyIds.filter((id) => own.has(id)).map((replyId) => ({ accountId, replyId, state, time })));
  }

  private async write(reports: readonly DeliveryReport[]): Promise<void> {
    await this.database.transaction((tx) => this.deliveries.report(tx, reports));
    this.relay.nudge();
  }
}
