import type { Channel } from '@parley/contracts';
import type { Customer } from './customers/customer';
import { HttpCustomer } from './customers/http.customer';
import { KafkaCustomer, type KafkaIntegrator } from './customers/kafka.customer';
import { WebchatCustomer } from './customers/webchat.customer';
import { WhatsAppCustomer, type WhatsAppSide } from './customers/whatsapp.customer';
import { chineseScripts } from './scripts/chinese';
import { englishScripts } from './scripts/english';
import type { Script } from './scripts/script';

/** One conversation to be played. */
export interface Part {
  readonly number: number;
  readonly script: Script;
  readonly channel: Channel;
}

/** Most come by web chat and WhatsApp, some through integrators. */
const ROUND: readonly Channel[] = [
  'webchat', 'whatsapp', 'webchat', 'whatsapp', 'webchat', 'whatsapp', 'webchat', 'whatsapp', 'http', 'kafka',
];

/** Chinese and English in turn, every script as often as the others, on channels that can carry it. The same every time. */
export function cast(conversations: number): Part[] {
  return Array.from({ length: conversations }, (_, number) => {
    const scripts = number % 2 === 0 ? chineseScripts : englishScripts;
    const script = scripts[Math.floor(number / 2) % scripts.length];
    if (!script) throw new TypeError('There are no scripts');
    // Shifted with each pass, so that a script meets every channel.
    const pass = Math.floor(number / 2 / scripts.length);
    const possible = ROUND.filter((channel) => script.on?.includes(channel) ?? true);
    const channel = possible[(Math.floor(number / 2) + pass) % possible.length] ?? 'webchat';
    return { number, script, channel };
  });
}

export interface Sides extends WhatsAppSide {
  readonly integrator: KafkaIntegrator;
  /** Makes the run's customers new ones, also in a data folder that knows earlier runs. */
  readonly run: string;
}

/** The customer of a part. Every third one on WhatsApp meets an untidy vendor. */
export async function customerFor({ number, script, channel }: Part, sides: Sides): Promise<Customer> {
  switch (channel) {
    case 'webchat':
      return WebchatCustomer.open(sides.front, script.language);
    case 'whatsapp':
      return new WhatsAppCustomer(sides, `${sides.run}${String(number).padStart(5, '0')}`, {
        repeats: number % 3 === 0,
        shufflesStatuses: number % 3 === 1,
      });
    case 'http':
      return new HttpCustomer(sides.front, `http-${sides.run}-${number}`, script.language);
    case 'kafka':
      return new KafkaCustomer(sides.integrator, `kafka-${sides.run}-${number}`, script.language);
  }
}
