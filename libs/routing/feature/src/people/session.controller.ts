import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import {
  CurrentUser,
  Public,
  RateLimiter,
  TokenSigner,
  UnauthenticatedError,
  verifyPassword,
  type Role,
  type SignedInUser,
} from '@parley/platform/http';
import { People, type AgentOverview, type Person } from '@parley/routing/adapters';
import type { Request } from 'express';
import { SignInDto } from './session.dto';

const TOKEN_SECONDS = 12 * 3_600;

interface SessionAnswer {
  token: string;
  /** ISO 8601. */
  expiresTime: string;
  user: { personId: string; tenant: string; name: string; roles: readonly string[]; locale: string };
}

/** Signing in, and who one is. */
@Controller('api/routing')
export class SessionController {
  /** Guessing is slowed down per account and, more generously, per address: an office shares one. */
  private readonly perAccount = new RateLimiter({ capacity: 10, refillPerSecond: 0.2 });
  private readonly perAddress = new RateLimiter({ capacity: 60, refillPerSecond: 2 });

  constructor(
    private readonly people: People,
    private readonly signer: TokenSigner,
  ) {}

  @Public()
  @Post('session')
  @HttpCode(201)
  async signIn(@Body() { email, password, tenant }: SignInDto, @Req() request: Request): Promise<SessionAnswer> {
    this.perAddress.consume(request.ip ?? 'unknown');
    this.perAccount.consume(email.toLowerCase());
    const person = await this.people.findByEmail(email, tenant);
    const right = await verifyPassword(password, person?.passwordHash);
    if (!person || !right) throw new UnauthenticatedError('E-mail or password is wrong');
    return this.sessionOf(person);
  }

  @Get('me')
  async me(@CurrentUser() user: SignedInUser): Promise<AgentOverview> {
    const overview = await this.people.overview(user.tenant, user.sub);
    if (!overview) throw new UnauthenticatedError();
    return overview;
  }

  private async sessionOf({ personId, tenant, name, roles, locale }: Person): Promise<SessionAnswer> {
    const expiresTime = new Date(Date.now() + TOKEN_SECONDS * 1_000).toISOString();
    const token = await this.signer.sign(
      { sub: personId, tenant, name, roles: roles as readonly Role[], locale },
      TOKEN_SECONDS,
    );
    return { token, expiresTime, user: { personId, tenant, name, roles, locale } };
  }
}
