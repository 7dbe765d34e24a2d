export { AuthGuard } from './auth/auth.guard';
export { CurrentUser, Public, RequireRoles } from './auth/decorators';
export { IdentityProvider } from './auth/identity-provider';
export { hashPassword, verifyPassword } from './auth/password';
export { SOCKET_PROTOCOL, SocketAuthentication } from './auth/socket-authentication';
export { TokenSigner, TokenVerifier } from './auth/tokens';
export { ROLES, hasRole, type Role, type SignedInUser, type User } from './auth/user';
export { EdgeModule } from './edge/edge.module';
export { SocketGateway, type SocketGatewayOptions } from './edge/socket-gateway.decorator';
export {
  ForbiddenError,
  NotAFileError,
  RateLimitedError,
  RequestInvalidError,
  RequestTooLargeError,
  UnauthenticatedError,
  type InvalidField,
} from './errors';
export { problemOf, type ProblemDetails } from './problems/problem-details';
export { RateLimiter, type RateLimiterOptions } from './rate-limiter';
export { Readiness, type ReadinessCheck } from './readiness';
export { runService, startService, type EventTransport, type RunningService, type ServiceOptions } from './run-service';
export { readUpload, UPLOAD_LIMIT_BYTES } from './upload';
export { requestInvalid, validationPipe } from './validation';
