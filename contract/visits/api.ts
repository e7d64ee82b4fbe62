export * from './assignments.ts';
export * from './follow-ups.ts';
export * from './plans.ts';
export * from './visits.ts';
