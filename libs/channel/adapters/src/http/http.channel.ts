import type { ChannelAdapter } from '../channel-adapter';

/** Integrators post messages and poll the thread for replies. */
export const httpChannel: ChannelAdapter = { channel: 'http', outgoing: { kind: 'polling', keepsThreads: true } };
