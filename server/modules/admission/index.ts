export { insertItem, type NewItem } from './store/items.ts';
