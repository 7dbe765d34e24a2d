import type { BenchPart } from '../bench-context';
import { call } from '../../shared/http';
import { sendMessages } from '../journey/message-load';
import { residentMiB, type RunningServices } from '../journey/services';
import { atMost } from '../measurement';
import { slope } from '../statistics';

/** Messages a second: what two cores hold, so that the conversations are answered and not handed over. */
const RATE = 80;
const SAMPLES = 10;
/** Growth of the used heap per 100,000 conversations that still counts as flat. */
const FLAT_MIB = 20;

interface Sample {
  readonly conversations: number;
  readonly resident: number;
  readonly heap: number;
}

/** (8) Memory of each service after many conversations, each with a new customer. */
export const memory: BenchPart<RunningServices> = {
  name: 'memory',
  about: 'memory of each service after many conversations',
  async run(services, { settings, report, command }) {
    await services.liftSendLimit();
    const perSample = Math.ceil(settings.conversations / SAMPLES);
    const samples = new Map<string, Sample[]>();
    for (let n = 1; n <= SAMPLES; n += 1) {
      const seconds = Math.ceil(perSample / RATE);
      const { answered, sent } = await sendMessages(services, { perSecond: RATE, seconds, customers: seconds * RATE }, command.signal);
      for (const [name, pid] of services.pids()) {
        const heap = await heapMiB(services.stack.addresses.services[name] ?? '');
        samples.set(name, [...(samples.get(name) ?? []), { conversations: n * seconds * RATE, resident: residentMiB(pid), heap }]);
      }
      command.log(`  memory: ${n * seconds * RATE} conversations, ${answered} of ${sent} answered`);
    }
    for (const [name, ofService] of samples) {
      const first = ofService[0];
      const last = ofService.at(-1);
      if (!first || !last) continue;
      const later = ofService.slice(Math.floor(SAMPLES / 3));
      report({
        name: `memory.${name}`, value: slope(later.map((one) => [one.conversations / 100_000, one.heap])), unit: 'MiB heap/100k conversations', bar: atMost(FLAT_MIB),
        note: `heap ${Math.round(first.heap)} → ${Math.round(last.heap)} MiB, resident ${Math.round(first.resident)} → ${Math.round(last.resident)} MiB after ${last.conversations}`,
      });
    }
  },
};

async function heapMiB(address: string): Promise<number> {
  const { text } = await call(`${address}/metrics`);
  const bytes = /^nodejs_heap_size_used_bytes(?:\{[^}]*\})? ([\d.e+]+)/m.exec(text)?.[1];
  return Number(bytes ?? 0) / 1_048_576;
}
