import type { IncomingMessage } from 'node:http';
import { UsePipes } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
} from '@nestjs/websockets';
import { Database } from '@parley/platform/event-log';
import {
  ForbiddenError,
  hasRole,
  RequestInvalidError,
  SocketAuthentication,
  SocketGateway,
  UnauthenticatedError,
  validationPipe,
  type SignedInUser,
} from '@parley/platform/http';
import { threadHead } from '@parley/routing/projections';
import type { WebSocket } from 'ws';
import { DesktopWatch } from './desktop-watch';
import { AuthenticateMessage, FollowMessage, TypingMessage } from './desktop.dto';
import { Subscriber } from './subscriber';
import { Typing } from './typing';

/** A socket that has not signed in by then is closed. */
const SIGN_IN_WITHIN_MS = 10_000;

/**
 * The desktop's socket `/ws/routing`. A client signs in, subscribes, waits for `subscribed`, and then loads over HTTP:
 * what is committed after `subscribed` is pushed. On `reset`, and after a reconnect, it loads anew.
 */
@SocketGateway('/ws/routing')
@UsePipes(validationPipe())
export class DesktopGateway implements OnGatewayConnection<WebSocket>, OnGatewayDisconnect<WebSocket> {
  private readonly subscribers = new WeakMap<WebSocket, Subscriber>();

  constructor(
    private readonly authentication: SocketAuthentication,
    private readonly watch: DesktopWatch,
    private readonly typing: Typing,
    private readonly database: Database,
  ) {}

  handleConnection(socket: WebSocket, handshake?: IncomingMessage): void {
    setTimeout(() => {
      if (!this.subscribers.has(socket)) socket.close(4401, 'sign in first');
    }, SIGN_IN_WITHIN_MS).unref();
    const token = handshake && this.authentication.tokenOf(handshake);
    if (token !== undefined) this.signIn(socket, token).catch(() => socket.close(4401, 'sign in first'));
  }

  handleDisconnect(socket: WebSocket): void {
    const subscriber = this.subscribers.get(socket);
    if (!subscriber) return;
    this.watch.leave(subscriber);
    this.typing.leave(subscriber);
  }

  @SubscribeMessage('authenticate')
  async authenticate(
    @ConnectedSocket() socket: WebSocket,
    @MessageBody() { token }: AuthenticateMessage,
  ): Promise<void> {
    await this.signIn(socket, token);
  }

  @SubscribeMessage('subscribe')
  async subscribe(
    @ConnectedSocket() socket: WebSocket,
    @MessageBody() { to, conversationId }: FollowMessage,
  ): Promise<void> {
    const subscriber = this.subscriberOf(socket);
    if (to === 'queue') {
      subscriber.followsQueue = true;
    } else if (conversationId !== undefined) {
      await this.followConversation(subscriber, conversationId);
    }
    await this.watch.follow(subscriber);
    subscriber.send({ type: 'subscribed', to, ...(conversationId !== undefined && { conversationId }) });
  }

  @SubscribeMessage('unsubscribe')
  unsubscribe(@ConnectedSocket() socket: WebSocket, @MessageBody() { to, conversationId }: FollowMessage): void {
    const subscriber = this.subscriberOf(socket);
    if (to === 'queue') subscriber.followsQueue = false;
    else if (conversationId !== undefined) subscriber.leaveConversation(conversationId);
  }

  @SubscribeMessage('typing')
  async agentTypes(
    @ConnectedSocket() socket: WebSocket,
    @MessageBody() { conversationId }: TypingMessage,
  ): Promise<void> {
    const { tenant, agentId } = this.subscriberOf(socket);
    await this.typing.agentTypes({ tenant, sub: agentId }, conversationId);
  }

  private async signIn(socket: WebSocket, token: string): Promise<void> {
    const user = await this.authentication.authenticate(socket, token);
    if (!hasRole(user, 'agent', 'supervisor')) throw new ForbiddenError();
    const known = this.subscribers.get(socket);
    if (known && (known.tenant !== user.tenant || known.agentId !== user.sub))
      throw new ForbiddenError('The socket belongs to somebody else');
    const subscriber = known ?? this.subscriberFor(socket, user);
    subscriber.send({ type: 'authenticated', personId: user.sub });
  }

  private subscriberFor(socket: WebSocket, user: SignedInUser): Subscriber {
    const subscriber = new Subscriber(
      socket,
      user.tenant,
      user.sub,
      () => this.authentication.userOf(socket) !== undefined,
    );
    this.subscribers.set(socket, subscriber);
    return subscriber;
  }

  private async followConversation(subscriber: Subscriber, conversationId: string): Promise<void> {
    const head = await threadHead(this.database, subscriber.tenant, conversationId);
    if (!subscriber.followConversation(conversationId, head?.threadId ?? null)) {
      throw new RequestInvalidError('The socket follows as many conversations as it may');
    }
    this.typing.listen(subscriber);
  }

  private subscriberOf(socket: WebSocket): Subscriber {
    const subscriber = this.subscribers.get(socket);
    if (!subscriber || !this.authentication.userOf(socket)) throw new UnauthenticatedError();
    return subscriber;
  }
}
