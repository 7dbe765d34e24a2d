import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { IdentityProvider } from './identity-provider';
import { rememberUser, userOf } from './signed-in';
import type { SignedInUser } from './user';

/** Subprotocol the server agrees to; a browser that cannot send headers offers it together with `token.<token>`. */
export const SOCKET_PROTOCOL = 'parley.v1';
const TOKEN_PREFIX = 'token.';

/**
 * Lets people in on a WebSocket, either by the first message `{ "type": "authenticate", "token": "…" }` or by the
 * subprotocols `parley.v1, token.<token>` of the handshake.
 */
@Injectable()
export class SocketAuthentication {
  constructor(private readonly identities: IdentityProvider) {}

  /** @throws UnauthenticatedError when the token does not hold. */
  async authenticate(socket: object, token: string): Promise<SignedInUser> {
    const user = await this.identities.verifyToken(token);
    rememberUser(socket, user);
    return user;
  }

  /** The token offered as subprotocol in the handshake; undefined when the client will send it as first message. */
  tokenOf(handshake: IncomingMessage): string | undefined {
    const offered = (handshake.headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
    return offered.find((protocol) => protocol.startsWith(TOKEN_PREFIX))?.slice(TOKEN_PREFIX.length);
  }

  /** The person let in on this socket; undefined before that, and once their token has run out. */
  userOf(socket: object): SignedInUser | undefined {
    return userOf(socket);
  }
}
