export { addressOf, keyOf, placeOf } from './address.ts';
