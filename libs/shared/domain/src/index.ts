export { addresses } from './personal-data/addresses/addresses';
export type { AddressText } from './personal-data/addresses/address-text';
export { maskPersonalData, ownNames } from './personal-data/mask-personal-data';
export { cutText } from './text/cut-text';
export { normalise } from './text/normalise';
