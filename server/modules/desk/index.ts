export { insertItem } from './store/items.ts';
