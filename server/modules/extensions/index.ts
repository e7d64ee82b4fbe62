export { deciderOf } from './policy.ts';
export { endExtension, insertExtension } from './store/extensions.ts';
