import { ParleyError } from '@parley/contracts';

/** One environment variable that cannot be used, and what would be right. It never carries the value. */
export interface ConfigProblem {
  variable: string;
  missing: boolean;
  expected: string[];
}

/** The environment does not describe a runnable service. Names every wrong variable at once; code `CONFIG.INVALID`. */
export class ConfigError extends ParleyError {
  constructor(readonly problems: ConfigProblem[]) {
    super('CONFIG.INVALID', describe(problems), { retriable: false, details: { problems } });
  }
}

function describe(problems: ConfigProblem[]): string {
  const lines = problems.map(
    ({ variable, missing, expected }) => `  ${variable} ${missing ? 'is not set: it ' : ''}${expected.join(' and ')}`,
  );
  return ['The configuration is not usable:', ...lines].join('\n');
}
