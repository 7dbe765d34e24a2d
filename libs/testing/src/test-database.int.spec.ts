import { describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { testDatabase } from './test-database';

describe('testDatabase', () => {
  it('gives a database whose role works in its own schema, and takes both away again', async () => {
    const database = await testDatabase({ schema: 'routing' });
    const client = new Client({ connectionString: database.url });
    const ended = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await client.query('CREATE TABLE thing (id int)');
    const { rows } = await client.query<{ schema: string }>(
      "SELECT schemaname AS schema FROM pg_tables WHERE tablename = 'thing'",
    );
    expect(rows).toEqual([{ schema: 'routing' }]);

    await database.drop();
    await ended;
    await expect(new Client({ connectionString: database.url }).connect()).rejects.toThrow();
  });
});
