import type { ChannelAdapter } from '../channel-adapter';

/** Integrators write to their account's intake topic and read replies from its replies topic. */
export const kafkaChannel: ChannelAdapter = { channel: 'kafka', outgoing: { kind: 'topic', keepsThreads: false } };
