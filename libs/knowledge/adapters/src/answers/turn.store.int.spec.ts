import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database, runMigrations } from '@parley/platform/event-log';
import { testDatabase, type TestDatabase } from '@parley/testing';
import { RecentTurns1760000250000 } from '../migrations/recent-turns.migration';
import { TurnStore, type SaidTurn } from './turn.store';

const HOUR_MS = 3_600_000;
const ago = (hours: number): string => new Date(Date.now() - hours * HOUR_MS).toISOString();
const turn = (conversationId: string, seq: number, more: Partial<SaidTurn> = {}): SaidTurn => ({
  tenant: 'demo', conversationId, seq, by: seq % 2 === 1 ? 'customer' : 'service', text: `${conversationId} ${seq}`, time: ago(1), ...more,
});
const place = (conversationId: string, seq: number, tenant = 'demo') => ({ tenant, conversationId, seq });

describe('what was said lately', () => {
  const store = new TurnStore();
  let test: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    test = await testDatabase({ migrate: (url, schema) => runMigrations(url, schema, [RecentTurns1760000250000]) });
    database = new Database({ url: test.url, applicationName: 'spec' });
  });
  beforeEach(() => database.execute('TRUNCATE recent_turn'));
  afterAll(async () => {
    await database.close();
    await test.drop();
  });

  const remember = (...turns: SaidTurn[]) => database.transaction((tx) => store.remember(tx, turns));
  const texts = async (...places: Parameters<typeof store.before>[1]) => (await store.before(database, places)).map((turns) => turns.map(({ text }) => text));

  it('is told up to the place that asks, for each conversation and tenant its own', async () => {
    await remember(turn('a', 1), turn('a', 2), turn('a', 3), turn('b', 1), turn('b', 1, { tenant: 'other', text: 'secret' }));
    expect(await texts(place('a', 3), place('b', 9), place('a', 1), place('b', 9, 'other'), place('c', 9))).toEqual([['a 1', 'a 2'], ['b 1'], [], ['secret'], []]);
    expect((await store.before(database, [place('a', 3)]))[0]).toEqual([{ by: 'customer', text: 'a 1' }, { by: 'service', text: 'a 2' }]);
  });

  it('is six turns at most, the same however often it is told', async () => {
    const all = Array.from({ length: 9 }, (_, at) => turn('a', at + 1));
    await remember(...all.slice(0, 5));
    await remember(...all);
    await remember(...all.slice(2));
    expect(await texts(place('a', 99))).toEqual([['a 4', 'a 5', 'a 6', 'a 7', 'a 8', 'a 9']]);
  });

  it('is forgotten after a day', async () => {
    await remember(turn('old', 1, { time: ago(25) }), turn('a', 1));
    expect(await texts(place('old', 9), place('a', 9))).toEqual([[], ['a 1']]);
    await database.execute('UPDATE recent_turn SET said_time = $1', [ago(25)]);
    await remember(turn('b', 1));
    expect(await database.query('SELECT conversation_id FROM recent_turn')).toEqual([{ conversation_id: 'b' }]);
  });
});
