export { bringCard, bringPeriod } from './commands/bring.ts';
export { differencesOf } from './domain/differences.ts';
export type { Fact } from './domain/figures.ts';
export type { ScoreRecord } from './domain/record.ts';
export { reckon } from './gather.ts';
export { createLiveRuns } from './live.ts';
export type { Settled } from './settled.ts';
export { type Asked, createSources, type Measure, type Subject } from './sources.ts';
export type { RunRecord } from './store/runs.ts';
