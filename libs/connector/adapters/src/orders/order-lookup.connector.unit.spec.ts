import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrderLookupConnector } from './order-lookup.connector';

describe('order.lookup', () => {
  let shop: Server;
  let connector: OrderLookupConnector;

  beforeAll(async () => {
    shop = createServer((request, response) => {
      const order = request.url?.split('/').at(-1);
      if (order === 'A1') response.end(JSON.stringify({ status: 'shipped', key: request.headers['idempotency-key'] }));
      else if (order === 'LIST') response.end('[]');
      else if (order === 'SLOW') return;
      else response.writeHead(order === 'BUSY' ? 503 : 404).end();
    });
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
    connector = new OrderLookupConnector(`http://127.0.0.1:${(shop.address() as AddressInfo).port}`);
  });
  afterAll(() => {
    shop.closeAllConnections();
    shop.close();
  });

  const look = (orderNumber: unknown, timeoutMs = 2_000) => connector.run({ actionId: 'act', action: 'order.lookup', input: { orderNumber } }, timeoutMs);

  it('returns the order and sends the action id as idempotency key', async () => {
    expect(await look('A1')).toEqual({ kind: 'completed', output: { status: 'shipped', key: 'act' } });
  });
  it('says that there is no such order', async () => expect(await look('B2')).toEqual({ kind: 'failed', reason: 'NOT_FOUND' }));
  it('may be tried again when the shop is overloaded', async () => expect(await look('BUSY')).toEqual({ kind: 'again' }));
  it('may be tried again when the shop does not answer in time', async () => expect(await look('SLOW', 50)).toEqual({ kind: 'again' }));
  it('refuses an answer that is not an order', async () => expect(await look('LIST')).toEqual({ kind: 'failed', reason: 'REFUSED' }));
  it('refuses an order number that is none, without a call', async () => expect(await look('../admin')).toEqual({ kind: 'failed', reason: 'REFUSED' }));
  it('is unavailable without an address', async () =>
    expect(await new OrderLookupConnector(undefined).run({ actionId: 'a', action: 'order.lookup', input: { orderNumber: 'A1' } })).toEqual({
      kind: 'failed', reason: 'UNAVAILABLE',
    }));
});
