import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ParleyError } from '@parley/contracts';
import { LOGGER, type Logger } from '@parley/platform/observability';
import type { Request, Response } from 'express';
import { throwError } from 'rxjs';
import type { WebSocket } from 'ws';
import { problemOf, retryAfterOf, type ProblemDetails } from './problem-details';

/** Turns whatever a handler throws into problem details: as answer of a request, or as `error` message on a socket. */
@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    const kind = host.getType();
    if (kind === 'rpc') return throwError(() => error); // the event runtime decides about a failed event
    const problem = problemOf(error);
    this.report(error, problem);
    if (kind === 'ws') return sendTo(host.switchToWs().getClient<WebSocket>(), problem);
    return answer(host.switchToHttp().getRequest<Request>(), host.switchToHttp().getResponse<Response>(), problem);
  }

  private report(error: unknown, { status, code }: ProblemDetails): void {
    if (status === 500) return this.logger.error('A request failed', { code: realCode(error), error });
    if (status > 500) return this.logger.warn('A request could not be served now', { code, error });
    this.logger.debug('A request was refused', { code, status });
  }
}

function answer(request: Request, response: Response, problem: ProblemDetails): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const retryAfter = retryAfterOf(problem);
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  // Without this the rest of a refused upload would be read as if it were wanted.
  if (problem.status === 413) response.setHeader('Connection', 'close');
  response.status(problem.status).type('application/problem+json');
  response.send(request.method === 'HEAD' ? '' : JSON.stringify(problem));
}

/** The same facts for a socket: `{ "type": "error", "code", "title", "detail", … }`. */
function sendTo(socket: WebSocket, { type: _urn, status: _status, ...problem }: ProblemDetails): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ ...problem, type: 'error' }));
}

const realCode = (error: unknown): string | undefined =>
  error instanceof ParleyError ? error.code : error instanceof HttpException ? `HTTP.${error.getStatus()}` : undefined;
