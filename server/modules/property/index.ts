export type { CreditEntry } from './consequences.ts';
export { type EstateOfDays, estatesOf } from './estates.ts';
