import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, workspaceRoot } from '../workspace';

const root = workspaceRoot();
/** Who may name the topic of old conversations or its event. */
const ALLOWED = /^(libs\/contracts\/|libs\/conversation\/(adapters|feature|domain)\/src\/(past\/|conversation-query)|apps\/cli\/src\/verify\/|tools\/)/;

describe('old conversations', () => {
  it('are read by nobody who answers, queues, delivers or counts', () => {
    const code = filesBelow(root, ['apps', 'libs', 'tools'], (path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'));
    const naming = code.filter((path) => /\bpastConversations\b|\bPastMessageImported\b/.test(readFileSync(join(root, path), 'utf8')));
    expect(naming.length).toBeGreaterThan(3);
    expect(naming.filter((path) => !ALLOWED.test(path))).toEqual([]);
  });
});
