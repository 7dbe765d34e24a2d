import { startContainers, usesContainers } from './containers';

/**
 * Jest `globalSetup` for integration specs without the launcher; the workers inherit the addresses of the containers:
 *
 *     PARLEY_TEST_CONTAINERS=1 npx jest --globalSetup ./libs/testing/src/containers.global-setup.ts <specs>
 */
export default async function globalSetup(): Promise<void> {
  if (await usesContainers()) Object.assign(process.env, await startContainers());
}
