export * from './communities.ts';
export * from './members.ts';
export * from './records.ts';
export * from './units.ts';
