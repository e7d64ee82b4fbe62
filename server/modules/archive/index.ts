export type { Archive } from './archive.ts';
export { eraseDue } from './commands/erase-due.ts';
export { makeRoots } from './commands/make-roots.ts';
export { takeOver } from './commands/take-over.ts';
export { checkPackage } from './domain/check.ts';
export { verifyRoots } from './queries/verify-roots.ts';
export type { HeldRows } from './rows-holding.ts';
