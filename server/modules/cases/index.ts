export { saveCategories } from './categories.ts';
export { seal } from './commands/seal.ts';
export { actInHistory, type Ground, type History, openHistory, writeHistories } from './commands/write-history.ts';
export { wordsOf } from './domain/search-words.ts';
export { type CategoryWords, createSuggester } from './domain/suggestion.ts';
export { type Verification, verifyChains } from './queries/verify-chains.ts';
export { readCaseConfig } from './snapshot.ts';
export { type CategoryRow, saveRules } from './store/config.ts';
