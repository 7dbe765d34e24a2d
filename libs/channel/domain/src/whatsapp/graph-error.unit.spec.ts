import { describe, expect, it, test } from '@jest/globals';
import { classifySendFailure, graphErrorOf } from './graph-error';

describe('a refused send', () => {
  test.each([4, 80007, 130429, 131048, 131056])('with rate limit code %i is tried again, although the status is 400', (code) => {
    expect(classifySendFailure(400, { code })).toEqual({ kind: 'retry', reason: 'RATE_LIMITED', vendorCode: String(code) });
  });

  test.each([1, 2, 131000, 131016])('with passing code %i is tried again', (code) => {
    expect(classifySendFailure(500, { code })).toMatchObject({ kind: 'retry', reason: 'VENDOR' });
  });

  test.each([
    [190, 'AUTH'],
    [10, 'AUTH'],
    [200, 'AUTH'],
    [131047, 'WINDOW_CLOSED'],
    [131026, 'RECIPIENT'],
    [131030, 'RECIPIENT'],
    [100, 'CONTENT'],
    [131009, 'CONTENT'],
    [132001, 'CONTENT'],
  ] as const)('with code %i is given up as %s', (code, reason) => {
    expect(classifySendFailure(400, { code })).toEqual({ kind: 'give-up', reason, vendorCode: String(code) });
  });

  test.each([
    [429, 'retry', 'RATE_LIMITED'],
    [503, 'retry', 'VENDOR'],
    [undefined, 'retry', 'VENDOR'],
    [401, 'give-up', 'AUTH'],
    [404, 'give-up', 'VENDOR'],
  ] as const)('without a known code goes by its status %s', (status, kind, reason) => {
    expect(classifySendFailure(status, {})).toMatchObject({ kind, reason });
    expect(classifySendFailure(status, { code: 999_999 })).toMatchObject({ kind, reason });
  });

  it('is read from any error object', () => {
    expect(graphErrorOf({ code: 100, type: 'OAuthException', message: 'secret text' })).toEqual({ code: 100, title: 'OAuthException' });
    expect(graphErrorOf('oops')).toEqual({});
  });
});
