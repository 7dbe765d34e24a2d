import { Controller, Get, Header, Headers, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { AccountDirectory, secretsEqual, verifySignature } from '@parley/channel/adapters';
import { MalformedMessageError, parseWhatsAppDelivery, type DeliveryReport, type WhatsAppChange } from '@parley/channel/domain';
import { ForbiddenError, Public } from '@parley/platform/http';
import type { Request } from 'express';
import { DeliveryReports } from '../delivery/delivery-reports';
import { MessageIntake, type AccountMessage } from '../intake/message-intake';
import { AnswerRatings } from '../ratings/answer-ratings';
import { CHANNEL_SETTINGS, type ChannelFeatureSettings } from '../settings';
import { UnknownNumbers } from './unknown-numbers';

/** WhatsApp Cloud API's webhook. */
@Public()
@Controller('webhooks/whatsapp')
export class WhatsAppWebhookController {
  constructor(
    @Inject(CHANNEL_SETTINGS) private readonly settings: ChannelFeatureSettings,
    private readonly accounts: AccountDirectory,
    private readonly intake: MessageIntake,
    private readonly reports: DeliveryReports,
    private readonly ratings: AnswerRatings,
    private readonly unknownNumbers: UnknownNumbers,
  ) {}

  /**
   * `GET /webhooks/whatsapp`: WhatsApp's check when the webhook is set up. Answers `hub.challenge` when `hub.mode` is
   * `subscribe` and `hub.verify_token` is ours; 403 otherwise.
   */
  @Get()
  @Header('Content-Type', 'text/plain; charset=utf-8')
  verify(@Query() query: Record<string, unknown>): string {
    const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = query;
    const ours = typeof token === 'string' && secretsEqual(token, this.settings.whatsapp.verifyToken);
    if (mode !== 'subscribe' || !ours || typeof challenge !== 'string') throw new ForbiddenError('The verify token is not ours');
    return challenge.slice(0, 1_024);
  }

  /**
   * `POST /webhooks/whatsapp`: messages and statuses. 200 once all of them are durable; a repeat changes nothing.
   * 401 when `X-Hub-Signature-256` is missing or wrong, 400 with the reason when the body is no WhatsApp delivery: then
   * nothing is recorded. 503 with `Retry-After` when nothing more can be taken for the moment.
   */
  @Post()
  @HttpCode(200)
  async receive(@Req() request: Request, @Headers('x-hub-signature-256') signature?: string): Promise<{ messages: number; statuses: number }> {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    verifySignature(body, signature, this.settings.whatsapp.appSecret);
    const { messages, reports, unknown } = await this.sort(parseWhatsAppDelivery(parseJson(body)));
    await this.intake.accept(messages);
    await this.reports.submit(reports);
    await this.ratings.submitReactions(messages);
    await this.unknownNumbers.setAside(unknown, body);
    return { messages: messages.length, statuses: reports.length };
  }

  private async sort(changes: readonly WhatsAppChange[]) {
    const messages: AccountMessage[] = [];
    const reports: DeliveryReport[] = [];
    const unknown: string[] = [];
    for (const change of changes) {
      const account = await this.accounts.findByExternalId('whatsapp', change.phoneNumberId);
      if (!account) {
        unknown.push(change.phoneNumberId);
        continue;
      }
      messages.push(...change.messages.map((message) => ({ account, message })));
      reports.push(...change.statuses.map((status) => ({ ...status, accountId: account.id })));
    }
    return { messages, reports, unknown };
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new MalformedMessageError('the body is not JSON'); // the parser's own message quotes the body
  }
}
