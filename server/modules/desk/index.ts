export type { AnswerSource } from './answers.ts';
export { insertItem } from './store/items.ts';
