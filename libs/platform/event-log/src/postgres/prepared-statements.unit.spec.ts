import { describe, expect, it } from '@jest/globals';
import { PreparedStatements } from './prepared-statements';

describe('names for prepared statements', () => {
  const use = (statements: PreparedStatements, sql: string, times: number) => Array.from({ length: times }, () => statements.nameOf(sql)).at(-1);

  it('are given to what runs again and again, and stay the same', () => {
    const statements = new PreparedStatements();
    expect(use(statements, 'SELECT 1', 3)).toBeUndefined();
    const name = use(statements, 'SELECT 1', 1);
    expect(name).toBeDefined();
    expect(use(statements, 'SELECT 1', 5)).toBe(name);
    expect(use(statements, 'SELECT 2', 5)).not.toBe(name);
  });

  it('are new ones after a table changed its form', () => {
    const statements = new PreparedStatements();
    const before = use(statements, 'SELECT 1', 4);
    statements.forget();
    expect(use(statements, 'SELECT 1', 4)).not.toBe(before);
  });

  it('are bounded, also when every statement is another', () => {
    const statements = new PreparedStatements();
    const names = Array.from({ length: 3_000 }, (_, n) => use(statements, `SELECT ${n}`, 4)).filter((name) => name !== undefined);
    expect(new Set(names).size).toBe(500);
  });
});
