export { addVisits, type PastAssignment, type PastVisit } from './commands/add-visits.ts';
export type { Visits } from './visits.ts';
