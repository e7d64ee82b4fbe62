export { addDiners, addMeals, addRecords, type PastDiner, type PastRecord } from './commands/add-care.ts';
export { billOf, tierFor } from './domain/meals.ts';
export { commonTiers, tiersKind } from './tiers.ts';
