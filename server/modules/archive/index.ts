export { checkPackage } from './domain/check.ts';
export { verifyRoots } from './queries/verify-roots.ts';
