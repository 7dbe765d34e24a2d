import type { EntityRecogniser } from '../finding';
import { chineseAddresses } from './chinese-address';
import { englishAddresses } from './english-address';

export const addresses: EntityRecogniser = (context) => [...chineseAddresses(context), ...englishAddresses(context)];
