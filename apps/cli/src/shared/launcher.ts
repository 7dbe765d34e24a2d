import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type StackModule = typeof import('../../../../infra/launcher/stack.mjs');
export type Stack = Awaited<ReturnType<StackModule['startStack']>>;
export type StackOptions = Parameters<StackModule['startStack']>[0];
export type StackAddresses = Stack['addresses'];

/** The launcher's functions. It is loaded when it is needed: commands that only look need no processes. */
export async function loadLauncher(repository: string): Promise<StackModule> {
  return (await import(pathToFileURL(join(repository, 'infra/launcher/stack.mjs')).href)) as StackModule;
}
