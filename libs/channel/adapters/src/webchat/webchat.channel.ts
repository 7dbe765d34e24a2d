import type { ChannelAdapter } from '../channel-adapter';

/** Browsers hold a socket and take replies from the thread. */
export const webchatChannel: ChannelAdapter = { channel: 'webchat', outgoing: { kind: 'client', keepsThreads: true } };
