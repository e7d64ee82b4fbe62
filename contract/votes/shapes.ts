import { z } from 'zod';
import { id, label, moment } from '../kernel/values.ts';
import type { Count } from './count.ts';
import { question, ways } from './model.ts';

export const whole = z.number().int();
export const voteStates = ['open', 'counting', 'closed', 'void'] as const;
export type VoteState = (typeof voteStates)[number];
/** A state as it is shown: before it opens it waits. */
export const shownStates = ['waiting', ...voteStates] as const;
export const paperStates = ['entered', 'differs', 'settled', 'withdrawn'] as const;

const sum = z.object({ heads: whole, area: whole });
const verdict = z.object({
  due: whole,
  took: whole,
  base: whole,
  yes: whole,
  quorumNeeds: whole.nullable(),
  majorityNeeds: whole,
  quorum: z.boolean(),
  majority: z.boolean(),
});
const objection = z.object({ said: whole, most: whole, kept: z.boolean() });
/** What became of each question; see `count`. */
export const outcome = z.array(
  z.object({
    id: z.string(),
    due: sum,
    served: sum,
    present: sum,
    cast: sum,
    took: sum,
    yes: sum,
    no: sum,
    abstain: sum,
    invalid: sum,
    silent: sum,
    follows: z.enum(['yes', 'no']).nullable(),
    options: z.array(z.object({ id: z.string(), heads: whole, area: whole, meets: z.boolean(), chosen: z.boolean() })),
    both: z.object({ heads: verdict, area: verdict.nullable() }),
    objected: z
      .object({ heads: objection, area: objection.nullable() })
      .optional()
      .describe('where objections decide: who said no, and how many may'),
    quorumMet: z.boolean(),
    passed: z.boolean(),
    withoutSilence: z.object({ quorumMet: z.boolean(), passed: z.boolean() }),
    reasons: z.array(
      z.enum([
        'nobody_due',
        'area_missing',
        'quorum_heads',
        'quorum_area',
        'majority_heads',
        'majority_area',
        'tie',
        'none_chosen',
        'follow_barred',
        'nothing_to_follow',
        'objectors_heads',
        'objectors_area',
        'unserved',
      ]),
    ),
  }),
) satisfies z.ZodType<Count>;

/** What lists and pages say of a vote alike. */
export const facts = {
  id,
  title: z.string(),
  subject: z.object({ type: z.string(), id }),
  area: z.object({ code: z.string(), name: z.string() }),
  state: z.enum(shownStates),
  secret: z.boolean(),
  change: z.boolean().describe('who voted on the phone may change it until closing'),
  opensAt: moment,
  closesAt: moment,
  closedAt: moment.nullable(),
};
/** A vote in lists. */
export const voteRow = z.object({
  ...facts,
  about: label.describe('what it is a vote on, as the module of that says it'),
  due: whole.describe('entries of the roll'),
  cast: whole.describe('of which a ballot is in'),
  papers: whole.describe('papers that wait for the second or third look'),
});
export type VoteRow = z.infer<typeof voteRow>;

const turnout = z.object({ due: sum, served: sum, present: sum, cast: sum, byWay: z.record(z.enum(ways), whole) });
export const voteDetail = voteRow.extend({
  questions: z.array(question),
  turnout: turnout.describe('how many, never who said what'),
  lone: whole.nullable().describe('of a secret vote by area: entries whose area nobody else has, so that their ballot can be told by it'),
  published: z.boolean(),
  proxiesMost: whole,
  proxies: whole,
  returns: z
    .array(
      z.object({
        id,
        label: z.string().describe('noted at the box'),
        right: z.string().nullable().describe('whose paper it is'),
        reason: z.string(),
        mine: z.boolean(),
      }),
    )
    .describe('wrong notes of papers in the box that wait for a second person, for those who enter papers'),
  endReason: z.string().nullable(),
  outcome: outcome.nullable(),
  sha256: z.string().nullable().describe('of its published bundle'),
  page: z.string().nullable().describe('page of the console of what it is a vote on'),
  actions: z.array(z.enum(['serve', 'paper', 'proxy', 'postpone', 'close', 'void', 'publish'])),
});
export type VoteDetail = z.infer<typeof voteDetail>;

export const ofVote = z.object({ voteId: id });
export const notFound = 'votes.vote_not_found';
