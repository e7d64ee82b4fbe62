export { cellOf, isNamed, tellField } from './sheet.ts';
