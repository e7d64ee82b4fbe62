export * from './assignments.ts';
export * from './records.ts';
export * from './whistles.ts';
