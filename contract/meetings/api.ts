export * from './bodies.ts';
export * from './documents.ts';
export * from './meeting.ts';
export * from './meetings.ts';
export * from './of-proposals.ts';
export * from './resolutions.ts';
