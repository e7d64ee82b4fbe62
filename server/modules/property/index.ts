export type { CreditEntry, CreditListener } from './consequences.ts';
export { type EstateOfDays, estatesOf } from './estates.ts';
export type { Property } from './property.ts';
