export { type Cases, createCases } from './cases.ts';
export { seal } from './commands/seal.ts';
export { wordsOf } from './domain/search-words.ts';
export { type CategoryWords, createSuggester } from './domain/suggestion.ts';
export { caseJobs } from './jobs/jobs.ts';
export { type Verification, verifyChains } from './queries/verify-chains.ts';
export { caseRoutes } from './routes.ts';
export { type CategoryRow, saveCategories, saveRules } from './store/config.ts';
