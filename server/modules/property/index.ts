export type { CreditListener } from './consequences.ts';
export { type EstateOfDays, estatesOf } from './estates.ts';
