import { Controller, Inject } from '@nestjs/common';
import { CALL_TIMEOUT_MS, nextStep, type ActionConnector, type ActionResult } from '@parley/connector/domain';
import {
  ActionCompleted, ActionFailed, ActionRequested, deriveId, Topics, type ActionRequestedData, type EventContract,
} from '@parley/contracts';
import {
  ConsumesEvents, dataOf, Jobs, newEvent, StreamStore, WorksJobs,
  type ClaimedJob, type ConsumerContext, type JobOutcome, type NewEvent, type OwnedLedger, type ReceivedEvent, type Tx,
} from '@parley/platform/event-log';

export const CONNECTORS = Symbol('ActionConnectors');

/** Results of actions, one stream per conversation; the events say all there is to say. */
export const connectorLedger: OwnedLedger<Record<string, never>> = { topic: Topics.connector, initial: () => ({}), evolve: (state) => state };

const KIND = 'action';

interface ActionJob {
  readonly request: ActionRequestedData;
  readonly origin: { readonly id: string; readonly tenant: string; readonly subjectid: string; readonly traceparent?: string };
}

/** Runs what the conversation asks of outside systems: at least once, with the action id as idempotency key. */
@Controller()
export class RunActionWhenRequestedConsumer {
  private readonly streams = new StreamStore({ ...connectorLedger, source: '/parley/connector' });

  constructor(
    private readonly jobs: Jobs,
    @Inject(CONNECTORS) private readonly connectors: readonly ActionConnector[],
  ) {}

  @ConsumesEvents({ reader: 'parley.connector.actions.v1', topics: [Topics.conversation], handles: [ActionRequested], paceMs: 100 })
  async enqueue(events: readonly ReceivedEvent[], { tx, afterCommit }: ConsumerContext): Promise<void> {
    await this.jobs.enqueue(tx, events.map((event) => {
      const request = dataOf(ActionRequested, event);
      const { id, tenant, subjectid, traceparent } = event;
      const payload: ActionJob = { request, origin: { id, tenant, subjectid, ...(traceparent !== undefined && { traceparent }) } };
      return { id: request.actionId, kind: KIND, lane: request.conversationId, payload };
    }));
    afterCommit(() => this.jobs.nudge(KIND));
  }

  @WorksJobs({ kind: KIND, concurrency: 16 })
  async run(job: ClaimedJob): Promise<JobOutcome> {
    const { request, origin } = job.payload as unknown as ActionJob;
    const msToDeadline = Date.parse(request.deadlineTime) - Date.now();
    const step = nextStep(await this.call(request, msToDeadline), job.attempt, msToDeadline);
    if (step.kind === 'retry') return step;
    return { kind: 'done', record: (tx) => this.record(tx, request, origin, step.result) };
  }

  private async call(request: ActionRequestedData, msToDeadline: number): Promise<ActionResult> {
    if (msToDeadline <= 0) return { kind: 'failed', reason: 'TIMED_OUT' };
    const connector = this.connectors.find(({ action }) => action === request.action);
    if (!connector) return { kind: 'failed', reason: 'UNKNOWN_ACTION' };
    return connector.run(request, Math.min(msToDeadline, CALL_TIMEOUT_MS));
  }

  private async record(tx: Tx, request: ActionRequestedData, origin: ActionJob['origin'], result: Exclude<ActionResult, { kind: 'again' }>): Promise<void> {
    const stream = (await this.streams.lock(tx, [request.conversationId])).get(request.conversationId);
    if (!stream) throw new Error('the stream was locked but not returned');
    const { actionId, conversationId, action } = request;
    const about = { actionId, conversationId, action };
    const event =
      result.kind === 'completed'
        ? this.outcome(ActionCompleted, { ...about, output: result.output }, origin)
        : this.outcome(ActionFailed, { ...about, reason: result.reason }, origin);
    await this.streams.commit(tx, [{ stream, state: stream.state, events: [event] }]);
  }

  private outcome<T extends { actionId: string }>(contract: EventContract<T>, data: T, { id, ...origin }: ActionJob['origin']): NewEvent {
    return newEvent(contract, { id: deriveId(data.actionId, 'outcome'), data, time: new Date().toISOString(), causationid: id, ...origin }) as NewEvent;
  }
}
