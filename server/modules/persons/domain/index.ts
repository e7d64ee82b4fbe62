export { keptUntil } from './erasure.ts';
export { maskIdNumber, maskName, maskPhone } from './names.ts';
export { pinyinOf, wordsOfName } from './pinyin.ts';
