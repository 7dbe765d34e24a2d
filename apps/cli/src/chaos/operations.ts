/** What became of an operation: `info` means that its outcome is unknown (a time-out, a broken connection). */
export type Outcome = 'waiting' | 'ok' | 'fail' | 'info';

/** One customer message on its way in. */
export interface Operation {
  readonly messageId: string;
  readonly channel: 'whatsapp' | 'webchat';
  outcome: Outcome;
  attempts: number;
  /** Why it was refused for good. */
  refusal?: string;
}

/** Everything the customers of one run tried, with what they were told. */
export class Operations {
  private readonly byMessage = new Map<string, Operation>();

  begin(channel: Operation['channel'], messageId: string): Operation {
    const operation: Operation = { messageId, channel, outcome: 'waiting', attempts: 0 };
    this.byMessage.set(messageId, operation);
    return operation;
  }

  all(): readonly Operation[] {
    return [...this.byMessage.values()];
  }

  count(outcome: Outcome): number {
    return this.all().filter((operation) => operation.outcome === outcome).length;
  }
}
