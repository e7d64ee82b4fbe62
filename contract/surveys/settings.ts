import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.surveys' } as const;

/** Answers a building needs before any figure of it shows, and a survey before any of it does. */
export const leastAnswers = defineSetting({
  key: 'surveys.least_answers',
  schema: z.number().int().min(2).max(100),
  default: 5,
  ...common,
});
/** Per cent of the sheets of paper that a second clerk enters again, where the survey says nothing else. */
export const controlShare = defineSetting({
  key: 'surveys.control_share',
  schema: z.number().int().min(0).max(100),
  default: 10,
  ...common,
});
/** Days after its last one for which a survey waits for sheets of paper that came back and are not entered or compared. */
export const paperDays = defineSetting({ key: 'surveys.paper_days', schema: z.number().int().min(0).max(30), default: 7, ...common });
