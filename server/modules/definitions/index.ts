export { problemsWith } from './queries/definitions.ts';
export { namesOf } from './store/names.ts';
