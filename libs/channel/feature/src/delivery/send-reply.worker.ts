import { Controller } from '@nestjs/common';
import { AccountDirectory, AccountNotFoundError, ChannelRegistry, DeliveryStore, type SendOutcome, type ToSend } from '@parley/channel/adapters';
import {
  DEFAULT_RETRY_POLICY, isSuperseded, nextDelayMs, type ChannelAccount, type Delivery, type DeliveryReport,
} from '@parley/channel/domain';
import { Database, together, WorksJobs, type ClaimedJob, type JobOutcome, type Tx } from '@parley/platform/event-log';
import DataLoader from 'dataloader';
import { DELIVER_JOB } from './outgoing-replies';

type Refused = Extract<SendOutcome, { kind: 'refused' }>;
type Failure = NonNullable<DeliveryReport['failure']>;

/** Replies sent at once, each of another thread: 80 a second at 400 ms each. */
const CONCURRENCY = 32;

/** Sends one reply at a time per thread, until it is sent or can no longer be. */
@Controller()
export class SendReplyWorker {
  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly channels: ChannelRegistry,
    private readonly accounts: AccountDirectory,
    private readonly database: Database,
  ) {}

  /** One function for all outcomes: those of the same moment are recorded by the same few statements. */
  private readonly report = (tx: Tx, reports: readonly DeliveryReport[]): Promise<void> => this.deliveries.report(tx, reports);

  /** Jobs are claimed several at once: their look-ups share a statement. */
  private readonly toSend = new DataLoader<string, ToSend | undefined>(
    async (replyIds) => {
      const found = await this.deliveries.findToSend(this.database, replyIds);
      return replyIds.map((replyId) => found.get(replyId));
    },
    { cache: false },
  );

  @WorksJobs({ kind: DELIVER_JOB, concurrency: CONCURRENCY })
  async send(job: ClaimedJob): Promise<JobOutcome> {
    const found = await this.toSend.load(String(job.payload['replyId']));
    // A status of the vendor may have told already what became of an earlier try.
    if (!found || found.delivery.state !== 'pending') return { kind: 'done' };
    const { delivery, agentEpoch } = found;
    if (isSuperseded(delivery, agentEpoch)) {
      return this.failed(delivery, { reason: 'SUPERSEDED' });
    }
    const { outgoing } = this.channels.get(delivery.channel);
    const account = await this.accountOf(delivery);
    if (!account || outgoing.kind !== 'vendor') return this.failed(delivery, { reason: 'VENDOR', detail: 'The account is gone' });
    const outcome = await outgoing.sender.send(delivery, account, (parts) =>
      this.deliveries.recordPart(this.database, delivery.replyId, parts),
    );
    return this.outcomeOf(delivery, outcome);
  }

  private async outcomeOf(delivery: Delivery, outcome: SendOutcome): Promise<JobOutcome> {
    switch (outcome.kind) {
      case 'sent':
        return { kind: 'done', record: together(this.report, sentReport(delivery, outcome.externalMessageId)) };
      case 'busy':
        return { kind: 'retry', afterMs: outcome.afterMs };
      case 'refused':
        return this.refused(delivery, outcome);
    }
  }

  private async refused(delivery: Delivery, { failure, retryAfterMs }: Refused): Promise<JobOutcome> {
    const { kind: action, ...told } = failure;
    if (action === 'give-up') return this.failed(delivery, told);
    const made = await this.deliveries.countRefusal(this.database, delivery.replyId);
    const ageMs = Date.now() - Date.parse(delivery.composedTime);
    const afterMs = nextDelayMs(DEFAULT_RETRY_POLICY, { made, ageMs, jitter: Math.random(), ...(retryAfterMs !== undefined && { retryAfterMs }) });
    if (afterMs !== undefined) return { kind: 'retry', afterMs };
    return this.failed(delivery, made < DEFAULT_RETRY_POLICY.maxAttempts ? { ...told, reason: 'EXPIRED' } : told);
  }

  private failed({ accountId, replyId }: Delivery, failure: Failure): JobOutcome {
    const report: DeliveryReport = { accountId, replyId, state: 'failed', time: new Date().toISOString(), failure };
    return { kind: 'failed', record: together(this.report, report) };
  }

  private async accountOf({ accountId, channel }: Delivery): Promise<ChannelAccount | undefined> {
    try {
      return await this.accounts.get(accountId, channel);
    } catch (error) {
      if (error instanceof AccountNotFoundError) return undefined;
      throw error;
    }
  }
}

const sentReport = ({ accountId, replyId }: Delivery, externalMessageId: string | undefined): DeliveryReport => ({
  accountId,
  replyId,
  state: 'sent',
  time: new Date().toISOString(),
  ...(externalMessageId !== undefined && { externalMessageId }),
});
