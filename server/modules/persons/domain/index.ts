export { maskName, maskPhone } from './names.ts';
