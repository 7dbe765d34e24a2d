import { MessageIntentCorrected, type MessageIntentCorrectedData } from '@parley/contracts';
import type { LogEvent } from '../log/log-event';
import { time } from '../rows/canonical';
import type { Row } from '../rows/compare-rows';
import { Written } from '../rows/written';

/** What agents said that customers meant: of each agent on each message the last word. */
export class IntentCorrections {
  private readonly last = new Map<string, Row & { readonly seq: number }>();

  observe({ type, tenant, time: said, seq = 0, data }: LogEvent): void {
    if (type !== MessageIntentCorrected.type) return;
    const { messageId, agentId, conversationId, text, recognisedIntent = null, intent } = data as unknown as MessageIntentCorrectedData;
    const key = correctionKeyOf(tenant, messageId, agentId);
    if (seq <= (this.last.get(key)?.seq ?? 0)) return;
    this.last.set(key, {
      intent, recognised: recognisedIntent, conversation_id: conversationId, text: new Written(text), corrected_time: time(said), seq,
    });
  }

  rows(): ReadonlyMap<string, Row> {
    return this.last;
  }
}

/** Also names the row in the report. */
export const correctionKeyOf = (tenant: string, messageId: string, agentId: string): string => `tenant ${tenant} message ${messageId} agent ${agentId}`;
