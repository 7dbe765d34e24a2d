import { Controller, Get, Param, Query } from '@nestjs/common';
import type { EventEnvelope } from '@parley/contracts';
import { CurrentUser, RequestInvalidError, RequireRoles, type SignedInUser } from '@parley/platform/http';
import { ConversationQuery, type ConversationView, type PointInTime } from './conversation-query';

const PAGE = 200;
const LONGEST_ID = 64;

/** What happened in a conversation, for people of its tenant. */
@Controller('api/conversation/conversations')
@RequireRoles('agent', 'supervisor', 'analyst', 'admin')
export class ConversationController {
  constructor(private readonly query: ConversationQuery) {}

  /** The conversation as it is, or as it was `at` a seq or an ISO time of recording. */
  @Get(':id')
  conversation(@CurrentUser() user: SignedInUser, @Param('id') id: string, @Query('at') at?: string): Promise<ConversationView> {
    return this.query.at(user.tenant, checkedId(id), at === undefined ? undefined : pointOf(at));
  }

  /** The recorded events behind seq `after`, at most 200 at a time. */
  @Get(':id/events')
  async events(
    @CurrentUser() user: SignedInUser,
    @Param('id') id: string,
    @Query('after') after = '0',
  ): Promise<{ events: EventEnvelope[] }> {
    return { events: await this.query.events(user.tenant, checkedId(id), seqOf('after', after), PAGE) };
  }
}

function checkedId(id: string): string {
  if (id.length > LONGEST_ID) throw new RequestInvalidError('The request is not valid', [{ field: 'id', expected: [`has at most ${LONGEST_ID} characters`] }]);
  return id;
}

function pointOf(at: string): PointInTime {
  if (/^\d+$/.test(at)) return { seq: seqOf('at', at) };
  const time = /^\d{4}-\d{2}-\d{2}T/.test(at) ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(time)) throw new RequestInvalidError('The request is not valid', [{ field: 'at', expected: ['is a seq or a time such as 2026-01-31T12:00:00Z'] }]);
  return { time: new Date(time).toISOString() };
}

function seqOf(field: string, text: string): number {
  const seq = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(seq)) throw new RequestInvalidError('The request is not valid', [{ field, expected: ['is a whole number from 0 on'] }]);
  return seq;
}
