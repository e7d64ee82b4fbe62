export * from './checks.ts';
export * from './hours.ts';
export * from './sheets.ts';
export * from './teams.ts';
export * from './volunteers.ts';
