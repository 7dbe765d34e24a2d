import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { UnauthenticatedError } from '../errors';
import { userOf } from './signed-in';
import type { Role, SignedInUser } from './user';

export const REQUIRED_ROLES = 'parley:required-roles';
export const IS_PUBLIC = 'parley:public';

/** Open to everyone: webhooks, log-in, the customer's widget. Every other HTTP route needs a signed-in person. */
export const Public = () => SetMetadata(IS_PUBLIC, true);

/** Only people with one of these roles (an admin has all). On a class it holds for every handler without its own. */
export const RequireRoles = (...roles: Role[]) => SetMetadata(REQUIRED_ROLES, roles);

/** The signed-in person, as a handler's parameter. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): SignedInUser => {
  const carrier: object =
    context.getType() === 'ws'
      ? context.switchToWs().getClient<object>()
      : context.switchToHttp().getRequest<Request>();
  const user = userOf(carrier);
  if (!user) throw new UnauthenticatedError();
  return user;
});
