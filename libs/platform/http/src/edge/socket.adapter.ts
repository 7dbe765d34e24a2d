import type { INestApplication } from '@nestjs/common';
import { WsAdapter } from '@nestjs/platform-ws';
import { SOCKET_PROTOCOL } from '../auth/socket-authentication';

const LARGEST_MESSAGE_BYTES = 64 * 1024;

/**
 * WebSocket messages are JSON objects with a `type`, which names the handler (`@SubscribeMessage('<type>')`); the
 * handler receives the whole object. Other messages are dropped. Messages are limited to 64 kB unless the gateway says
 * otherwise, and of the offered subprotocols only ours is agreed to, so that a token among them is never sent back.
 */
export class SocketAdapter extends WsAdapter {
  constructor(app: INestApplication) {
    super(app, { messageParser: (data) => parse(String(data)) });
  }

  override create(port: number, options: Record<string, unknown> & { namespace?: string; path?: string } = {}) {
    return super.create(port, {
      maxPayload: LARGEST_MESSAGE_BYTES,
      handleProtocols: (offered: Set<string>) => (offered.has(SOCKET_PROTOCOL) ? SOCKET_PROTOCOL : false),
      ...options,
    }) as unknown;
  }
}

function parse(text: string): { event: string; data: unknown } | undefined {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return undefined; // anyone can send anything: a message that is not JSON is dropped like an unknown type
  }
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  return typeof message.type === 'string' ? { event: message.type, data: message } : undefined;
}
