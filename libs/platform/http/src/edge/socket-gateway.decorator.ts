import { applyDecorators, UseFilters } from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';
import { ProblemDetailsFilter } from '../problems/problem-details.filter';

export interface SocketGatewayOptions {
  /** Largest message in bytes; 64 kB by default. */
  maxPayload?: number;
}

/**
 * A WebSocket gateway under `path` (`/ws/<service>`). A failing handler answers `{ "type": "error", "code", … }`; Nest
 * applies no global filter to gateways, hence a decorator of our own.
 */
export const SocketGateway = (path: string, options: SocketGatewayOptions = {}): ClassDecorator =>
  applyDecorators(WebSocketGateway({ path, ...options }), UseFilters(ProblemDetailsFilter));
