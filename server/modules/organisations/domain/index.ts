export { maskName, maskPhone } from './names.ts';
export { keyOf } from './sheet-plan.ts';
