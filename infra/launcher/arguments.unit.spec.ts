import { describe, expect, it } from '@jest/globals';
import { parseCommand, parseTestArguments } from './arguments.mjs';

describe("the launcher's command line", () => {
  it('hands everything after the command on', () => {
    expect(parseCommand(['cli', 'demo', '--conversations', '5'])).toEqual({
      command: 'cli',
      args: ['demo', '--conversations', '5'],
    });
  });

  it('says which commands there are when one is unknown or missing', () => {
    expect(() => parseCommand(['run'])).toThrow('Say what to do: start, servers, test, cli, build (not "run").');
    expect(() => parseCommand([])).toThrow('Say what to do: start, servers, test, cli, build.');
  });
});

describe('parts of the test run', () => {
  it('runs lint, types, unit, integration and browser tests unless told', () => {
    expect(parseTestArguments([]).parts).toEqual(['lint', 'types', 'unit', 'int', 'e2e']);
  });

  it('keeps the order of the full run whatever the order given', () => {
    expect(parseTestArguments(['e2e', 'unit']).parts).toEqual(['unit', 'e2e']);
  });

  it('hands paths and options to Jest', () => {
    expect(parseTestArguments(['unit', 'libs/routing', '--verbose'])).toEqual({
      parts: ['unit'],
      rest: ['libs/routing', '--verbose'],
    });
  });

  it('refuses a part that does not exist', () => {
    expect(() => parseTestArguments(['units'])).toThrow('"units" is no part of the tests');
  });
});
