import { cutText, maskPersonalData } from '@parley/shared/domain';

/** Messages kept of each tenant; comparing two models holds up messages for about so many times a millisecond. */
const KEPT = 200;
/** UTF-16 code units of each: people say what they want at the beginning. */
const LONGEST = 500;

/**
 * What customers wrote of late, as far as this instance understood it: to compare a new model with the running one on real
 * messages. In memory only, and masked: nothing of it outlives the process or is written anywhere.
 */
export class RecentMessages {
  private readonly byTenant = new Map<string, string[]>();

  remember(tenant: string, text: string): void {
    const kept = this.byTenant.get(tenant) ?? [];
    // A mask knows an address by its end: what is masked is longer than what is kept, and no more than that, since messages wait.
    kept.push(cutText(maskPersonalData(cutText(text, 2 * LONGEST)), LONGEST));
    if (kept.length > KEPT) kept.shift();
    this.byTenant.set(tenant, kept);
  }

  /** Oldest first. */
  of(tenant: string): readonly string[] {
    return this.byTenant.get(tenant) ?? [];
  }
}
