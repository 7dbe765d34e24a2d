import { startGraphStandIn } from './graph-stand-in';
import { keep } from './kept';

/** Before the first journey: the stand-in for WhatsApp, where the instance looks for it. */
export default async function setUp(): Promise<void> {
  const base = process.env['PARLEY_WHATSAPP_API_BASE'];
  if (base !== undefined && base !== '') keep(await startGraphStandIn(base));
}
