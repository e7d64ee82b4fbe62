export { settingsOf } from './settings.ts';
