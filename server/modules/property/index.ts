export { bringLists, type CreditListener } from './consequences.ts';
export { type EstateOfDays, estatesOf } from './estates.ts';
export { addEstateScores } from './measures.ts';
