import type { ScheduledJob } from '#kernel/jobs.ts';
import type { Cases } from '../cases.ts';

/** Scheduled work of the case loop; each file is loaded when its job first runs. */
export const caseJobs = (cases: Cases): ScheduledJob[] => [
  { id: 'cases.archive-due', cron: '7 * * * *', run: async () => (await import('./upkeep.ts')).archiveAll(cases) },
  { id: 'cases.resume-due', cron: '* * * * *', run: async () => (await import('./upkeep.ts')).resumeAll(cases) },
  { id: 'cases.recount', cron: '17 * * * *', run: async () => (await import('./upkeep.ts')).recountAll(cases) },
  { id: 'cases.tell-turns', cron: '*/5 * * * *', run: async () => (await import('./upkeep.ts')).tellTurnsAll(cases) },
  { id: 'cases.supervise', cron: '*/5 * * * *', run: async () => (await import('./upkeep.ts')).tellSuperiorsAll(cases) },
  { id: 'cases.seal', cron: '* * * * *', run: async () => (await import('./upkeep.ts')).sealAll(cases) },
  { id: 'cases.index-texts', cron: '* * * * *', run: async () => (await import('./upkeep.ts')).indexAll(cases) },
  { id: 'cases.prepare-months', cron: '41 2 * * *', run: async () => (await import('./upkeep.ts')).prepareMonths(cases) },
];
