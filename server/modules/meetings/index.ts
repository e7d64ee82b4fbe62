export { bringBodies, type PastBody, type PastMeeting } from './commands/bring-bodies.ts';
export { bringResolutions } from './commands/bring-resolutions.ts';
