import type { IncomingMessage } from 'node:http';
import { Inject, type OnApplicationShutdown } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayConnection, type OnGatewayDisconnect } from '@nestjs/websockets';
import { MAX_FRAME_BYTES } from '@parley/channel/domain';
import { SocketAuthentication } from '@parley/platform/http';
import { LOGGER, type Logger } from '@parley/platform/observability';
import type { WebSocket } from 'ws';
import { ThreadFeed } from '../thread/thread-feed';
import { TypingSignals } from './typing-signals';
import { WebchatConnection } from './webchat-connection';
import { WebchatServices } from './webchat-services';

/** A socket that has not authenticated by then is closed, in milliseconds. */
const AUTHENTICATION_MS = 10_000;
/** A socket that has not answered a ping until the next one is gone, in milliseconds. */
const HEARTBEAT_MS = 30_000;
const POLICY_VIOLATION = 1008;

interface Live {
  readonly connection: WebchatConnection;
  readonly deadline: NodeJS.Timeout;
  answered: boolean;
}

/**
 * The web chat's socket, `/ws/channel-gateway`. The visitor's token comes as subprotocol `token.<token>` beside
 * `parley.v1`, or in a first frame.
 *
 * Client: `{type:'authenticate',token}` · `{type:'resume',after}` (0: from the beginning) ·
 * `{type:'send',clientMessageId,text}` or `{…,choice:{id,title?}}` (id `human` asks for a person) ·
 * `{type:'delivered'|'read',replyIds}` · `{type:'rate',replyId,verdict}` with `helpful`, `wrong` or `withdrawn` ·
 * `{type:'typing'}`.
 *
 * Server: `{type:'ready',threadId}` · `{type:'ack',clientMessageId,messageId}` once the message is durable ·
 * `{type:'entries',entries,revision}`: lines of the thread that are new or have changed, to be put by `id` and shown by
 * `time`; keep `revision` to resume after · `{type:'typing',author:'agent'}` · `{type:'error',code,detail,retriable,
 * clientMessageId?}`.
 */
@WebSocketGateway({ path: '/ws/channel-gateway', maxPayload: MAX_FRAME_BYTES })
export class WebchatGateway implements OnGatewayConnection, OnGatewayDisconnect, OnApplicationShutdown {
  private readonly live = new Map<WebSocket, Live>();
  private readonly heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS).unref();

  constructor(
    private readonly services: WebchatServices,
    private readonly feed: ThreadFeed,
    private readonly typing: TypingSignals,
    private readonly authentication: SocketAuthentication,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  handleConnection(socket: WebSocket, handshake: IncomingMessage): void {
    const { services, feed, typing, logger } = this;
    const connection = new WebchatConnection(socket, { services, feed, typing, logger });
    const deadline = setTimeout(() => {
      if (!connection.authenticated) socket.close(POLICY_VIOLATION, 'not authenticated');
    }, AUTHENTICATION_MS).unref();
    const live: Live = { connection, deadline, answered: true };
    this.live.set(socket, live);
    socket.on('message', (data) => connection.receive(String(data)));
    socket.on('pong', () => (live.answered = true));
    // A broken frame or a reset ends in `close`; without a listener it would end the process.
    socket.on('error', () => socket.terminate());
    const token = this.authentication.tokenOf(handshake);
    if (token !== undefined) connection.authenticate(token);
  }

  handleDisconnect(socket: WebSocket): void {
    const live = this.live.get(socket);
    this.live.delete(socket);
    if (!live) return;
    clearTimeout(live.deadline);
    live.connection.close();
  }

  onApplicationShutdown(): void {
    clearInterval(this.heartbeat);
  }

  private beat(): void {
    for (const [socket, live] of this.live) {
      if (!live.answered) {
        socket.terminate();
        continue;
      }
      live.answered = false;
      socket.ping();
    }
  }
}
