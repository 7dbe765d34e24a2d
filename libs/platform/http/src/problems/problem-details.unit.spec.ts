import { BadRequestException, NotFoundException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { ParleyError } from '@parley/contracts';
import { RateLimitedError } from '../errors';
import { problemOf, retryAfterOf } from './problem-details';

describe('problem details', () => {
  it.each([
    ['KNOWLEDGE.ARTICLE_NOT_FOUND', 404],
    ['CONVERSATION.NOT_FOUND', 404],
    ['KNOWLEDGE.CONFLICT', 409],
    ['CHANNEL.INVALID', 400],
    ['AUTH.FORBIDDEN', 403],
    ['AUTH.UNAUTHENTICATED', 401],
    ['CHANNEL.BAD_SIGNATURE', 401],
    ['HTTP.TOO_LARGE', 413],
    ['HTTP.RATE_LIMITED', 429],
    ['KAFKA.UNAVAILABLE', 503],
    ['CONTRACTS.UNDECODABLE', 400],
  ])('%s answers %i', (code, status) => {
    expect(problemOf(new ParleyError(code, 'why', { details: { articleId: 'a' } }))).toEqual({
      type: `urn:parley:problem:${code}`,
      title: expect.any(String),
      status,
      code,
      detail: 'why',
      articleId: 'a',
    });
  });

  it('tells nothing of an error that is not meant for callers', () => {
    const errors = [
      new Error('SECRET'),
      new ParleyError('LEDGER.ODD_STATE', 'SECRET', { details: { a: 'SECRET' } }),
      'SECRET',
      null,
    ];
    for (const error of errors) {
      expect(problemOf(error)).toMatchObject({ status: 500, code: 'HTTP.INTERNAL' });
      expect(JSON.stringify(problemOf(error))).not.toContain('SECRET');
    }
  });

  it('does not let facts of an error replace its status or code', () => {
    const problem = problemOf(
      new ParleyError('A.CONFLICT', 'why', { details: { status: 200, code: 'OK', type: 'x' } }),
    );
    expect(problem).toMatchObject({ status: 409, code: 'A.CONFLICT', type: 'urn:parley:problem:A.CONFLICT' });
  });

  it('keeps the status of the framework’s own errors', () => {
    expect(problemOf(new NotFoundException('Cannot GET /x'))).toMatchObject({ status: 404, code: 'HTTP.NOT_FOUND' });
    expect(problemOf(new BadRequestException('id must be a UUID'))).toMatchObject({
      status: 400,
      code: 'HTTP.INVALID',
    });
  });

  it('says when to come again on 429 and 503 only', () => {
    expect(retryAfterOf(problemOf(new RateLimitedError(7)))).toBe(7);
    expect(retryAfterOf(problemOf(new ParleyError('KAFKA.UNAVAILABLE', 'away')))).toBe(1);
    expect(retryAfterOf(problemOf(new ParleyError('A.CONFLICT', 'why')))).toBeUndefined();
  });
});
