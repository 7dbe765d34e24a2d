/** One forbidden thing to write, and the rule that has to stop it. */
export interface Planted {
  readonly code: string;
  readonly rule: string;
  /** Part of the message, where one rule covers several bans. */
  readonly message?: string;
}

const BOUNDARIES = '@nx/enforce-module-boundaries';
const boundary = (code: string, message: string): Planted => ({ code: `import '${code}';`, rule: BOUNDARIES, message });
const imported = (code: string): Planted => ({ code: `import '${code}';`, rule: 'no-restricted-imports' });
const used = (code: string, rule: string): Planted => ({ code: `void ${code};`, rule });

/** Folder of a project → what must not be written in it. Each line of a planted file is one of these. */
export const FORBIDDEN: Readonly<Record<string, readonly Planted[]>> = {
  'libs/nlu/domain/src': [
    boundary('kafkajs', 'type:domain'),
    boundary('class-validator', 'type:domain'),
    boundary('@nestjs/common', 'type:domain'),
    { code: "export type { Producer } from 'kafkajs';", rule: BOUNDARIES, message: 'type:domain' },
    boundary('@parley/platform/kafka', 'type:domain'),
    // They build on the domain, so the rule calls it a cycle before it looks at the types.
    boundary('@parley/nlu/adapters', 'nlu-adapters'),
    boundary('@parley/routing/domain', 'scope:nlu'),
    boundary('../../../routing/domain/src/index', 'relative'),
    imported('node:fs'),
    imported('fs'),
    imported('fs/promises'),
    used("import('node:fs')", 'no-restricted-syntax'),
    used('Date.now()', 'no-restricted-properties'),
    used('new Date()', 'no-restricted-syntax'),
    used('Date()', 'no-restricted-syntax'),
    used('Math.random()', 'no-restricted-properties'),
    used('process.env', 'no-restricted-globals'),
    used("fetch('')", 'no-restricted-globals'),
    used('globalThis.fetch', 'no-restricted-globals'),
    used('setTimeout', 'no-restricted-globals'),
    used('performance.now()', 'no-restricted-globals'),
    used('crypto.randomUUID()', 'no-restricted-globals'),
  ],
  'libs/contracts/src': [boundary('kafkajs', 'type:contracts'), boundary('pg', 'type:contracts'), boundary('@parley/nlu/domain', 'contracts')],
  'libs/routing/adapters/src': [
    boundary('kafkajs', 'type:data-access'),
    boundary('@nestjs/microservices', 'type:data-access'),
    boundary('@parley/routing/feature', 'Circular dependency'),
    boundary('@parley/testing', 'type:data-access'),
    boundary('@parley/analytics/projections', 'scope:routing'),
  ],
  'libs/routing/feature/src': [
    boundary('kafkajs', 'type:feature'),
    boundary('@parley/testing', 'type:feature'),
    boundary('@parley/nlu/domain', 'scope:routing'),
    boundary('@parley/conversation/feature', 'type:feature'),
  ],
  'libs/platform/http/src': [imported('kafkajs'), boundary('@parley/routing/domain', 'type:platform')],
  'apps/routing/src': [
    boundary('kafkajs', 'type:app'),
    boundary('@parley/routing/domain', 'type:app'),
    boundary('@parley/routing/adapters', 'type:app'),
    boundary('@parley/conversation/feature', 'scope:routing'),
  ],
  'apps/console/src': [
    boundary('kafkajs', 'type:web'),
    boundary('@nestjs/common', 'type:web'),
    boundary('pg', 'type:web'),
    boundary('@parley/contracts', 'type:web'),
    boundary('@parley/routing/domain', 'type:web'),
    imported('node:fs'),
  ],
  'apps/cli/src': [imported('kafkajs'), boundary('@parley/routing/feature', 'type:cli')],
  'apps/system-e2e/src': [imported('kafkajs'), boundary('@parley/routing/domain', 'type:e2e')],
};

/** Folder of a project → lines that the rules must let through. */
export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'libs/nlu/domain/src': ["import '@parley/contracts';", 'void new Date(0);'],
  'libs/routing/adapters/src': ["import '@parley/routing/domain';", "import '@parley/platform/kafka';", "import 'pg';"],
  'libs/routing/feature/src': ["import '@parley/routing/adapters';", "import '@nestjs/common';", "import 'node:crypto';"],
  'apps/routing/src': ["import '@parley/routing/feature';", "import '@parley/platform/http';"],
};
