export * from './bodies.ts';
export * from './meeting.ts';
export * from './meetings.ts';
export * from './resolutions.ts';
