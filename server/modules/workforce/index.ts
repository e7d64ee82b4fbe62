export { schemeKind } from './scheme.ts';
