import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ForbiddenError, UnauthenticatedError } from '../errors';
import { IS_PUBLIC, REQUIRED_ROLES } from './decorators';
import { IdentityProvider } from './identity-provider';
import { rememberUser, userOf } from './signed-in';
import { hasRole, type Role, type SignedInUser } from './user';

/**
 * Lets a request through when its `Authorization: Bearer` token holds and its person has the required role. It guards
 * every HTTP route except those marked `@Public()`. A WebSocket handler is guarded when it names roles: the gateway
 * lets people in through `SocketAuthentication`. Events are not requests of people and pass.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identities: IdentityProvider,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const kind = context.getType();
    const roles = this.metadata<Role[]>(REQUIRED_ROLES, context);
    if (this.metadata<boolean>(IS_PUBLIC, context)) return true;
    if (kind === 'http') return allow(await this.userOfRequest(context.switchToHttp().getRequest<Request>()), roles);
    if (kind === 'ws' && roles) return allow(userOf(context.switchToWs().getClient<object>()), roles);
    return true;
  }

  private async userOfRequest(request: Request): Promise<SignedInUser> {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new UnauthenticatedError();
    const user = await this.identities.verifyToken(token);
    rememberUser(request, user);
    return user;
  }

  private metadata<T>(key: string, context: ExecutionContext): T | undefined {
    return this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()]);
  }
}

function allow(user: SignedInUser | undefined, roles: Role[] | undefined): true {
  if (!user) throw new UnauthenticatedError();
  if (roles && roles.length > 0 && !hasRole(user, ...roles)) throw new ForbiddenError();
  return true;
}
