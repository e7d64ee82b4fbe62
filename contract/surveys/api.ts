export * from './answering.ts';
export * from './asking.ts';
export * from './papers.ts';
export * from './results.ts';
