export { addressOf, keyOf } from './address.ts';
