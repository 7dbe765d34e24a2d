import { kept } from './kept';

/** After the last journey. */
export default async function tearDown(): Promise<void> {
  await kept()?.close();
}
