export { keptUntil } from './erasure.ts';
export { maskIdNumber, maskName, maskPhone } from './names.ts';
export { pinyinOf } from './pinyin.ts';
