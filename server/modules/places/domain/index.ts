export { openSpans } from './opening-hours.ts';
export { settingsOf } from './settings.ts';
export { codePath, readCode } from './token.ts';
