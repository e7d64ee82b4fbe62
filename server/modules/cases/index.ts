export { seal } from './commands/seal.ts';
export { wordsOf } from './domain/search-words.ts';
export { type CategoryWords, createSuggester } from './domain/suggestion.ts';
export { type Verification, verifyChains } from './queries/verify-chains.ts';
export { type CategoryRow, saveCategories, saveRules } from './store/config.ts';
