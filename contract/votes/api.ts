export * from './desk.ts';
export * from './papers.ts';
export * from './shapes.ts';
export * from './voter.ts';
