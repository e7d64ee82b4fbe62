export { endObjection, insertObjection } from './store/objections.ts';
