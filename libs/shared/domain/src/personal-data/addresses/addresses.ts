import type { RecognisedEntity } from '@parley/contracts';
import type { AddressText } from './address-text';
import { chineseAddresses } from './chinese-address';
import { englishAddresses } from './english-address';

/** Postal addresses with a number, Chinese and English. */
export const addresses = (context: AddressText): RecognisedEntity[] => [...chineseAddresses(context), ...englishAddresses(context)];
