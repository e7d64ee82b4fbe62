export * from './budgets.ts';
export * from './by-hand.ts';
export * from './objections.ts';
export * from './rules-api.ts';
export * from './rules-sheet.ts';
export * from './statement.ts';
