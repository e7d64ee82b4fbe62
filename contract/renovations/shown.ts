import { z } from 'zod';
import { day, id, moment } from '../kernel/values.ts';
import { acts, optionKinds, pictureKinds, stages, surveyPurposes } from './kinds.ts';

const count = z.number().int();
const fen = count.min(0);

/** What a vote of a renovation came to, by heads. */
export const renovationVote = z.object({
  voteId: id,
  scope: z.enum(['plan', 'unit', 'building', 'estate']),
  state: z.enum(['running', 'passed', 'failed', 'void']),
  roll: z.enum(['owners', 'households']).describe('of whom its roll was taken'),
});
export const flatShare = z.object({
  floor: count.nullable(),
  flats: count,
  leastFen: fen,
  mostFen: fen,
});
export const renovationOption = z.object({
  id,
  kind: z.enum(optionKinds),
  title: z.string(),
  words: z.string(),
  place: z.string().nullable().describe('of a lift: building and unit'),
  costFen: fen,
  subsidyFen: fen,
  chosen: z.boolean(),
  shares: z.array(flatShare).describe('what each flat pays'),
  photoIds: z.array(id),
  votes: z.array(renovationVote),
});
export type RenovationOption = z.infer<typeof renovationOption>;
export const milestone = z.object({ id, title: z.string(), dueOn: day, doneOn: day.nullable() });
export type Milestone = z.infer<typeof milestone>;
export const picture = z.object({ id, kind: z.enum(pictureKinds), takenOn: day, words: z.string(), photoIds: z.array(id) });
export type Picture = z.infer<typeof picture>;
export const renovationSurvey = z.object({
  surveyId: id,
  purpose: z.enum(surveyPurposes),
  state: z.string(),
  closesOn: day,
  asked: count,
  answered: count,
});

/** What everybody may know of a renovation. */
export const progress = z.object({
  title: z.string(),
  area: z.object({ code: z.string(), name: z.string() }),
  stage: z.enum(stages),
  households: count,
  ownersKnown: z.boolean().describe('there is a register of owners, of which votes take their roll; else households'),
  options: z.array(renovationOption),
  votes: z.array(renovationVote).describe('on the plan'),
  milestones: z.array(milestone),
  pictures: z.array(picture).describe('newest first'),
  missedWeeks: z.array(day).describe('weeks of works without a picture, by their Mondays'),
  supervisors: z.array(z.string()).describe('residents who agreed to be named'),
  surveys: z.array(renovationSurvey),
  acceptance: z.object({ satisfied: count, answered: count, asked: count, on: day }).nullable().describe('once residents have accepted'),
  defects: z.object({ reported: count, open: count }),
  worksFrom: day.nullable(),
  worksUntil: day.nullable(),
});
export type Progress = z.infer<typeof progress>;

export const renovationItem = z.object({
  id,
  title: z.string(),
  area: z.object({ code: z.string(), name: z.string() }),
  stage: z.enum(stages),
  missed: count,
  defectsOpen: count,
  startedAt: moment,
});
export type RenovationItem = z.infer<typeof renovationItem>;
export const renovationDetail = progress.extend({
  id,
  version: count,
  publicPath: z.string(),
  post: z.object({ disclosureId: id, until: day, over: z.boolean() }).nullable(),
  liftRule: z.object({ name: z.string(), source: z.string() }),
  needs: z.object({ turnout: count, share: count }).describe('per cent that acceptance needs'),
  payments: z.array(z.object({ id, amountFen: fen, paidOn: day, words: z.string() })),
  buildings: z.array(z.object({ id, name: z.string(), units: z.array(z.string()) })),
  acts: z.array(z.enum(acts)),
  mayManage: z.boolean(),
});
export type RenovationDetail = z.infer<typeof renovationDetail>;
/** A renovation as residents of the estate see it. */
export const renovationOfMine = progress.extend({
  id,
  publicPath: z.string(),
  supervises: z.boolean(),
  resident: z.boolean().describe('lives there as far as the register knows: may supervise and report defects'),
});
export type RenovationOfMine = z.infer<typeof renovationOfMine>;
