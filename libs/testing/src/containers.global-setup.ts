import { startContainers, usesContainers } from './containers';

/** Jest `globalSetup`: the workers inherit the addresses of the containers. */
export default async function globalSetup(): Promise<void> {
  if (await usesContainers()) Object.assign(process.env, await startContainers());
}
