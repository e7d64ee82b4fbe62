export { openPast, sellPast, settlePast } from './commands/add-past.ts';
export type { NewOffer } from './store/offers.ts';
