import { deriveId, messageIdOf, threadIdOf, type MessageContent } from '@parley/contracts';
import type { EngineAnswer } from '../answers';
import type { CustomerMessage } from '../commands';
import type { ConversationEvent } from '../events';
import { Chance } from './random';
import { Instance, iso, type Crash, type Fetched, type Guard, type HumanCommand, type Input } from './service';
import { Store, type OutboxRow } from './store';

const USERS = ['ann', 'bob', 'chi'];
const ACCOUNT = 'account';
const PARTITIONS = ['channel-0', 'channel-1', 'nlu', 'knowledge', 'routing'] as const;
type Partition = (typeof PARTITIONS)[number];
const MESSAGES = 14;
const STEPS = 170;
const START = Date.parse('2026-03-02T09:00:00.000Z');

const CONTENTS: readonly MessageContent[] = [
  { kind: 'text', text: 'When do I get my refund?' },
  { kind: 'text', text: '退款多久到账？' },
  { kind: 'text', text: 'and the other one?' },
  { kind: 'text', text: 'human, please' },
  { kind: 'media', media: { ref: 'blob:1', mimeType: 'image/png' } },
  { kind: 'reaction', text: '👍' },
];

interface Assignment {
  readonly agentId: string;
  readonly assignmentId: string;
  readonly escalationId: string;
}

/** Everything outside the service: customers, gateway, engines, routing, Kafka, the clock, and what goes wrong. */
export class World {
  readonly store = new Store();
  readonly logs = new Map<Partition, Input[]>(PARTITIONS.map((partition) => [partition, []]));
  /** The conversation topic as Kafka holds it, repeats included. */
  readonly published: OutboxRow[] = [];
  /** External ids that the gateway acknowledged. */
  readonly accepted = new Set<string>();
  /** Stamp of the first answer of each kind per message, in the order of its topic. */
  readonly firstAnswers = new Map<string, string>();
  private readonly chance: Chance;
  private readonly instances: Instance[];
  private now = START;
  private sent = 0;
  private counter = 0;
  private enginesRead = 0;
  private routingRead = 0;
  private healing = false;
  private readonly routingSeq = new Map<string, number>();
  private readonly assignments = new Map<string, Assignment>();
  private readonly waitingForAgent: { conversationId: string; escalationId: string }[] = [];
  private readonly owed: { conversationId: string; messageId: string; kind: EngineAnswer['kind'] }[] = [];

  constructor(
    seed: number,
    private readonly removed?: Guard,
  ) {
    this.chance = new Chance(seed);
    this.instances = [new Instance(this.store, removed), new Instance(this.store, removed)];
  }

  run(): this {
    for (let step = 0; step < STEPS; step += 1) this.step();
    this.heal();
    return this;
  }

  private step(): void {
    const choice = this.chance.next();
    if (choice < 0.12) this.customerWrites();
    else if (choice < 0.3) this.fetch(this.chance.oneOf(this.instances));
    else if (choice < 0.52) this.apply(this.chance.oneOf(this.instances));
    else if (choice < 0.66) this.relay(this.chance.between(1, 6));
    else if (choice < 0.78) this.enginesAnswer();
    else if (choice < 0.88) this.routingActs();
    else if (choice < 0.9) this.crash(this.chance.oneOf(this.instances));
    else this.pass(this.chance.happens(0.06) ? this.chance.between(1, 4) * 3_600_000 : this.chance.between(20, 900));
  }

  /** No more faults: every component works off what waits, and the clock goes on until no deadline is near. */
  private heal(): void {
    this.healing = true;
    for (let round = 0; round < 12; round += 1) {
      for (let turn = 0; turn < 4; turn += 1) {
        for (const instance of this.instances) {
          this.apply(instance);
          this.fetchAll(instance);
          this.apply(instance);
          this.fetchTimers(instance);
          this.apply(instance);
        }
        this.relay(this.store.outbox.length);
        this.readPublished();
      }
      this.pass(2_000);
    }
  }

  private customerWrites(): void {
    if (this.sent >= MESSAGES) return;
    this.sent += 1;
    const user = this.chance.oneOf(USERS);
    const externalMessageId = `x${this.sent}`;
    const messageId = messageIdOf('t', ACCOUNT, externalMessageId);
    const message: CustomerMessage = {
      messageId, threadId: threadIdOf('t', ACCOUNT, user), tenant: 't', subjectid: user, channel: 'webchat', accountId: ACCOUNT,
      externalMessageId, externalUserId: user, time: iso(this.now), content: this.chance.oneOf(CONTENTS),
    };
    const partition = user === 'ann' ? 'channel-0' : 'channel-1';
    this.accepted.add(externalMessageId);
    this.append(partition, [{ kind: 'message', id: messageId, message }]);
  }

  /** An acknowledgement may get lost: the producer then appends the same records again. */
  private append(partition: Partition, inputs: readonly Input[]): void {
    const log = this.logs.get(partition) ?? [];
    log.push(...inputs);
    if (!this.healing && this.chance.happens(0.25)) log.push(...inputs);
  }

  private fetch(instance: Instance): void {
    if (instance.busy) return;
    if (this.chance.happens(0.3)) return this.fetchTimers(instance);
    const records: Fetched[] = [];
    for (const partition of PARTITIONS) {
      if (this.chance.happens(0.6)) records.push(...this.waiting(partition, this.chance.between(1, 4)));
    }
    instance.fetch(records);
  }

  private fetchAll(instance: Instance): void {
    instance.fetch(PARTITIONS.flatMap((partition) => this.waiting(partition, Number.MAX_SAFE_INTEGER)));
  }

  private fetchTimers(instance: Instance): void {
    instance.fetchTimers([...this.store.timers.values()].filter(({ dueAt }) => dueAt <= this.now));
  }

  private waiting(partition: Partition, limit: number): Fetched[] {
    const position = this.store.positions.get(partition) ?? 0;
    const log = this.logs.get(partition) ?? [];
    return log.slice(position, position + limit).map((input, index) => ({ partition, offset: position + index, input }));
  }

  private apply(instance: Instance): void {
    const crash: Crash = this.healing ? 'none' : this.crashPoint();
    instance.apply(this.now, crash);
    if (crash !== 'none') this.crash(instance);
  }

  private crashPoint(): Crash {
    if (!this.chance.happens(0.25)) return 'none';
    return this.chance.oneOf(['before-commit', 'after-commit', 'between-writes'] as const);
  }

  private crash(instance: Instance): void {
    instance.forget();
    if (this.removed === 'durable-timers') this.store.timers.clear();
  }

  /** Publishes in outbox order; a crash before the rows are deleted publishes them again. */
  private relay(count: number): void {
    const rows = this.store.outbox.slice(0, count);
    this.published.push(...rows);
    if (this.healing || !this.chance.happens(0.2)) this.store.outbox.splice(0, rows.length);
    if (!this.healing) this.readPublished();
  }

  private readPublished(): void {
    for (; this.enginesRead < this.published.length; this.enginesRead += 1) this.heardByEngines(this.published[this.enginesRead]!);
    for (; this.routingRead < this.published.length; this.routingRead += 1) this.heardByRouting(this.published[this.routingRead]!.event);
    if (this.healing) while (this.owed.length > 0) this.enginesAnswer();
  }

  /** An engine may be away for a message and never answer. */
  private heardByEngines({ event }: OutboxRow): void {
    if (event.type !== 'conversation.CustomerMessageAdded' || event.data.controller !== 'bot') return;
    const { conversationId, messageId } = event.data;
    for (const kind of ['understanding', 'passages'] as const) {
      if (this.chance.happens(0.8)) this.owed.push({ conversationId, messageId, kind });
    }
  }

  private enginesAnswer(): void {
    if (this.owed.length === 0) return;
    const index = this.chance.between(0, this.owed.length - 1);
    const [owed] = this.owed.splice(index, 1);
    if (!owed) return;
    const answers = Array.from({ length: this.chance.happens(0.3) ? 2 : 1 }, () => this.answer(owed.kind));
    for (const answer of answers) {
      const key = `${owed.messageId}/${owed.kind}`;
      if (!this.firstAnswers.has(key)) this.firstAnswers.set(key, answer.engine.version);
      this.append(owed.kind === 'understanding' ? 'nlu' : 'knowledge', [
        { kind: 'answer', id: deriveId(owed.messageId, owed.kind), conversationId: owed.conversationId, messageId: owed.messageId, answer },
      ]);
    }
  }

  /** The same question computed twice may give different answers: a newer model, a changed article. */
  private answer(kind: EngineAnswer['kind']): EngineAnswer {
    this.counter += 1;
    const engine = { name: kind, version: String(this.counter) };
    if (kind === 'passages') {
      const confidence = this.chance.oneOf([0.1, 0.4, 0.9]);
      const passages = [{ articleId: 'a', articleVersion: 1, title: 'Refunds', text: 'Three days.', language: 'en', score: 1, confidence }];
      return { kind, engine, passages: this.chance.happens(0.8) ? passages : [] };
    }
    const understanding = {
      language: this.chance.oneOf(['en', 'zh', 'und']), intents: [{ name: this.chance.oneOf(['greeting', 'refund']), confidence: 0.8 }], entities: [],
      sentiment: 0, anger: this.chance.happens(0.1) ? 9 : 1, urgency: 'normal' as const, wantsHuman: this.chance.happens(0.05), outOfScope: false,
    };
    return { kind, engine, understanding };
  }

  private heardByRouting(event: ConversationEvent): void {
    if (event.type === 'conversation.EscalationRequested') {
      const { conversationId, escalationId } = event.data;
      if (!this.waitingForAgent.some((waiting) => waiting.escalationId === escalationId)) this.waitingForAgent.push({ conversationId, escalationId });
    }
    if (event.type === 'conversation.ConversationClosed') this.assignments.delete(event.data.conversationId);
  }

  private routingActs(): void {
    const held = [...this.assignments];
    if (held.length > 0 && this.chance.happens(0.6)) {
      const [conversationId, assignment] = this.chance.oneOf(held);
      return this.agentActs(conversationId, assignment);
    }
    const waiting = this.waitingForAgent.shift();
    if (waiting) return this.assign(waiting.conversationId, waiting.escalationId);
    if (this.chance.happens(0.3)) this.takeOverFromBot();
  }

  /** A supervisor takes a conversation that nobody escalated, in a race with the bot. */
  private takeOverFromBot(): void {
    const started = this.published.filter(({ conversationId }) => !this.assignments.has(conversationId));
    if (started.length > 0) this.assign(this.chance.oneOf(started).conversationId, 'direct');
  }

  private assign(conversationId: string, escalationId: string): void {
    if (this.assignments.has(conversationId)) return;
    this.counter += 1;
    const assignment: Assignment = { agentId: this.chance.oneOf(['ada', 'bo']), assignmentId: `a${this.counter}`, escalationId };
    this.assignments.set(conversationId, assignment);
    const { agentId, assignmentId } = assignment;
    this.submit(conversationId, [{ type: 'AssignAgent', causeId: '', now: '', agentId, assignmentId, escalationId }]);
  }

  private agentActs(conversationId: string, { agentId, assignmentId, escalationId }: Assignment): void {
    this.counter += 1;
    const base = { causeId: '', now: '' };
    const reply: HumanCommand = { ...base, type: 'SubmitAgentReply', replyId: `r${this.counter}`, agentId, assignmentId, content: { kind: 'text', text: 'Hi' } };
    const what = this.chance.next();
    if (what < 0.5) return this.submit(conversationId, [reply]);
    this.assignments.delete(conversationId);
    if (what < 0.75) {
      this.waitingForAgent.push({ conversationId, escalationId });
      return this.submit(conversationId, [reply, { ...base, type: 'EndAssignment', assignmentId, cause: 'released' }]);
    }
    const wrapUp = { category: 'general', outcome: 'solved', escalationReasonCorrect: true };
    this.submit(conversationId, [{ ...base, type: 'SubmitResolution', agentId, assignmentId, wrapUp }, { ...base, type: 'EndAssignment', assignmentId, cause: 'resolved' }]);
  }

  private submit(conversationId: string, commands: readonly HumanCommand[]): void {
    const inputs = commands.map((command): Input => {
      const seq = (this.routingSeq.get(conversationId) ?? 0) + 1;
      this.routingSeq.set(conversationId, seq);
      return { kind: 'human', id: deriveId('routing', conversationId, seq), conversationId, seq, command };
    });
    this.append('routing', inputs);
  }

  private pass(milliseconds: number): void {
    this.now += milliseconds;
  }
}
