import { once } from 'node:events';
import { Body, Controller, Get, Inject, Module, Post, Req, type RawBodyRequest } from '@nestjs/common';
import { SubscribeMessage } from '@nestjs/websockets';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ParleyError } from '@parley/contracts';
import { ServiceConfig, loadConfig } from '@parley/platform/config';
import { silentLogger } from '@parley/platform/observability';
import { eventually } from '@parley/testing';
import { IsInt, IsString, MaxLength } from 'class-validator';
import type { Request } from 'express';
import { WebSocket } from 'ws';
import { CurrentUser, Public, RequireRoles } from './auth/decorators';
import { SocketAuthentication } from './auth/socket-authentication';
import { TokenSigner } from './auth/tokens';
import type { Role, SignedInUser } from './auth/user';
import { SocketGateway } from './edge/socket-gateway.decorator';
import { Readiness } from './readiness';
import { startService, type EventTransport, type RunningService, type ServiceOptions } from './run-service';

class SpecConfig extends ServiceConfig {}

const config = loadConfig(SpecConfig, {
  PARLEY_SERVICE_PORT: '0',
  PARLEY_KAFKA_BROKERS: 'nowhere:9092',
  PARLEY_POSTGRES_URL: 'postgres://nobody@nowhere/none',
  PARLEY_TOKEN_SECRET: 'a-secret-of-at-least-thirty-two-chars',
  PARLEY_INSTANCE: 'spec-1',
});

class NoteBody {
  @IsString()
  @MaxLength(5)
  text!: string;

  @IsInt()
  count!: number;
}

const gate: { open?: () => void; entered?: () => void } = {};

@Controller('api/spec')
class SpecController {
  constructor(@Inject(SpecConfig) private readonly settings: SpecConfig) {}

  @RequireRoles('agent')
  @Get('me')
  me(@CurrentUser() user: SignedInUser) {
    return { sub: user.sub, instance: this.settings.instance };
  }

  @RequireRoles('supervisor')
  @Get('queues')
  queues() {
    return [];
  }

  @Get('unmarked')
  unmarked() {
    return 'signed in';
  }

  @Public()
  @Post('notes')
  note(@Body() body: NoteBody, @Req() request: RawBodyRequest<Request>) {
    return { text: body.text, rawBytes: request.rawBody?.length };
  }

  @Public()
  @Get('broken')
  broken() {
    throw new Error('password=SECRET');
  }

  @Public()
  @Get('full')
  full() {
    throw new ParleyError('CHANNEL.UNAVAILABLE', 'Too much waits', { retriable: true });
  }

  @Public()
  @Get('slow')
  async slow() {
    await new Promise<void>((resolve) => {
      gate.open = resolve;
      gate.entered?.();
    });
    return 'answered';
  }
}

@SocketGateway('/ws/spec')
class SpecGateway {
  constructor(private readonly authentication: SocketAuthentication) {}

  @SubscribeMessage('authenticate')
  async authenticate(socket: WebSocket, { token }: { token: string }) {
    const { sub } = await this.authentication.authenticate(socket, token);
    return { type: 'authenticated', sub };
  }

  @RequireRoles('agent')
  @SubscribeMessage('whoami')
  whoami(socket: WebSocket) {
    return { type: 'you', sub: this.authentication.userOf(socket)?.sub };
  }
}

@Module({ controllers: [SpecController], providers: [SpecGateway] })
class SpecModule {}

let service: RunningService | undefined;

async function start(options: Partial<ServiceOptions<SpecConfig>> = {}): Promise<RunningService> {
  service = await startService(
    { name: 'spec', module: SpecModule, config, logger: silentLogger, ...options },
    (listening) => {
      service = listening;
    },
  );
  return service;
}

const token = (...roles: Role[]) =>
  new TokenSigner(config.tokenSecret).sign({ sub: 'p-1', tenant: 't-1', roles, name: 'Ada', locale: 'en' }, 60);

const bearer = async (...roles: Role[]) => ({ headers: { authorization: `Bearer ${await token(...roles)}` } });

const post = (url: string, body: string) =>
  fetch(`${url}/api/spec/notes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

afterEach(() => service?.shutdown());

describe('a started service', () => {
  it('is live at once, ready only after events flow and the warm-up is done', async () => {
    let warm: () => void = () => undefined;
    const starting = start({ warmUp: () => new Promise((resolve) => (warm = resolve)) });
    const { url } = await eventually(() => service ?? Promise.reject(new Error('not listening')));
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    const early = await fetch(`${url}/health/ready`);
    expect(early.status).toBe(503);
    expect(await early.json()).toEqual({ status: 'not-ready', missing: ['start-up'] });
    warm();
    await starting;
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  it('shows its metrics', async () => {
    const { url } = await start();
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('nodejs_eventloop_lag_seconds');
  });

  it('lets in people with the role, and nobody to a route that is not marked public', async () => {
    const { url } = await start();
    const status = async (path: string, init?: RequestInit) => (await fetch(`${url}/api/spec/${path}`, init)).status;
    expect(await status('me')).toBe(401);
    expect(await status('unmarked')).toBe(401);
    expect(await status('me', { headers: { authorization: 'Bearer nonsense' } })).toBe(401);
    expect(await status('queues', await bearer('agent'))).toBe(403);
    expect(await status('queues', await bearer('admin'))).toBe(200);
    const me = await fetch(`${url}/api/spec/me`, await bearer('agent'));
    expect(await me.json()).toEqual({ sub: 'p-1', instance: 'spec-1' });
  });

  it('lets pages of any origin call only the paths that were opened to them', async () => {
    const { url } = await start({ anyOriginPath: '/api/spec/notes' });
    const preflight = async (path: string) =>
      (
        await fetch(`${url}${path}`, {
          method: 'OPTIONS',
          headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
        })
      ).headers.get('access-control-allow-origin');
    expect(await preflight('/api/spec/notes')).toBe('*');
    expect(await preflight('/api/spec/me')).toBeNull();
  });

  it('refuses a wrong body with the fields and what is expected, without its values', async () => {
    const { url } = await start();
    const answer = await post(url, JSON.stringify({ text: 'SECRET-SECRET', count: 'SECRET', extra: 1 }));
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = await answer.text();
    expect(problem).not.toContain('SECRET');
    expect(JSON.parse(problem)).toMatchObject({
      code: 'HTTP.INVALID',
      fields: expect.arrayContaining([
        { field: 'extra', expected: ['must not be there'] },
        { field: 'count', expected: ['must be an integer number'] },
      ]),
    });
    const malformed = await post(url, '{ SECRET');
    expect(malformed.status).toBe(400);
    expect(await malformed.text()).not.toContain('SECRET');
  });

  it('keeps the raw body, and refuses one above the limit', async () => {
    const { url } = await start({ bodyLimitBytes: 100 });
    expect(await (await post(url, '{"text":"a","count":1}')).json()).toEqual({ text: 'a', rawBytes: 22 });
    const large = await post(url, JSON.stringify({ text: 'a'.repeat(200), count: 1 }));
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ code: 'HTTP.TOO_LARGE' });
  });

  it('tells nothing of an unexpected failure, and when to come again if it is full', async () => {
    const { url } = await start();
    const broken = await fetch(`${url}/api/spec/broken`);
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toContain('SECRET');
    const full = await fetch(`${url}/api/spec/full`);
    expect([full.status, full.headers.get('retry-after')]).toEqual([503, '1']);
    expect((await fetch(`${url}/nowhere`)).status).toBe(404);
  });

  it('sets security headers and does not say what it is built with', async () => {
    const { url } = await start();
    const { headers } = await fetch(`${url}/health/live`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('a socket', () => {
  async function open(url: string, protocols: string[] = []) {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/spec`, protocols);
    await once(socket, 'open');
    const ask = async (message: object): Promise<unknown> => {
      const answer = once(socket, 'message');
      socket.send(JSON.stringify(message));
      return JSON.parse(String((await answer)[0]));
    };
    return { socket, ask };
  }

  it('is let in by its first message and refused before', async () => {
    const { url } = await start();
    const { ask } = await open(url);
    expect(await ask({ type: 'whoami' })).toMatchObject({ type: 'error', code: 'AUTH.UNAUTHENTICATED' });
    expect(await ask({ type: 'authenticate', token: 'nonsense' })).toMatchObject({
      type: 'error',
      code: 'AUTH.UNAUTHENTICATED',
    });
    expect(await ask({ type: 'authenticate', token: await token('agent') })).toEqual({
      type: 'authenticated',
      sub: 'p-1',
    });
    expect(await ask({ type: 'whoami' })).toEqual({ type: 'you', sub: 'p-1' });
  });

  it('may offer its token as subprotocol and does not get it back', async () => {
    const { url } = await start();
    const { socket } = await open(url, ['parley.v1', `token.${await token('agent')}`]);
    expect(socket.protocol).toBe('parley.v1');
  });

  it('survives nonsense and is closed for an oversized message', async () => {
    const { url } = await start();
    const { socket, ask } = await open(url);
    socket.send('nonsense');
    socket.send('{"type":7}');
    expect(await ask({ type: 'whoami' })).toMatchObject({ type: 'error' });
    socket.send('a'.repeat(70 * 1024));
    expect((await once(socket, 'close'))[0]).toBe(1009);
  });
});

describe('shutdown', () => {
  class SpyTransport implements EventTransport {
    readonly calls: string[] = [];
    fatal: (error: unknown) => void = () => undefined;
    listen(callback: () => void): void {
      this.calls.push('listen');
      callback();
    }
    async close(): Promise<void> {
      this.calls.push('close');
    }
    onFatal(listener: (error: unknown) => void): void {
      this.fatal = listener;
    }
  }

  it('answers requests in work, then drains the transport, closes sockets and server, once', async () => {
    const transport = new SpyTransport();
    const { url, app, shutdown } = await start({ eventTransport: transport });
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/spec`);
    await once(socket, 'open');
    const closed = once(socket, 'close');
    const entered = new Promise<void>((resolve) => (gate.entered = resolve));
    const answer = fetch(`${url}/api/spec/slow`).then((response) => response.text());
    await entered;

    const stopping = Promise.all([shutdown(), shutdown()]);
    expect(await app.get(Readiness, { strict: false }).missing()).toEqual(['shutting-down']);
    expect(transport.calls).toEqual(['listen']);
    gate.open?.();
    expect(await answer).toBe('answered');
    await stopping;
    expect(transport.calls[1]).toBe('close');
    await closed;
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
  });

  it('hands the transport’s fatal failure to the listener', async () => {
    const transport = new SpyTransport();
    const failures: unknown[] = [];
    (await start({ eventTransport: () => transport })).onFatal((error) => failures.push(error));
    transport.fatal('gone');
    expect(failures).toEqual(['gone']);
  });
});
