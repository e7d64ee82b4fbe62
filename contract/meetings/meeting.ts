import { z } from 'zod';
import { part } from '../kernel/terms.ts';
import { day, id, label, moment } from '../kernel/values.ts';
import { area } from './bodies.ts';
import { kindCode } from './kinds.ts';
import { resolution } from './resolutions.ts';
import { itemKinds, meetingStates, memberRoles, minuteNeeds, outcomes, seatAnswers } from './values.ts';

const count = z.number().int();
const named = z.object({ id, name: z.string() });

/** A meeting as lists show it; nobody's name. */
export const meetingRow = z.object({
  id,
  number: z.string(),
  body: named,
  kind: z.object({ code: kindCode, title: label }),
  title: z.string(),
  area,
  startsAt: moment,
  endsAt: moment,
  place: z.string(),
  state: z.enum(meetingStates),
  due: count.describe('who is counted'),
  present: count.describe('who came, and those somebody present speaks for'),
  items: count,
  resolved: count,
  solved: count.describe('solved on the spot'),
  raised: z.object({ to: z.string(), taken: z.boolean() }).nullable(),
});
export type MeetingRow = z.infer<typeof meetingRow>;

/** What was counted by hand, and whether that is enough. */
const hands = z.object({ for: count, against: count, abstain: count, passed: z.boolean() });

export const meetingItem = z.object({
  id,
  kind: z.enum(itemKinds),
  title: z.string(),
  text: z.string(),
  presenter: z.string(),
  minutes: count.nullable(),
  proposalId: id.nullable().describe('of a proposal the viewer may see'),
  resolution: resolution.nullable().describe('the one that comes back'),
  made: resolution.nullable().describe('the one that came of it'),
  deferrals: count.describe('how often it was put off to a later meeting before'),
  state: z.enum(['waiting', 'current', 'done']),
  outcome: z.enum(outcomes).nullable(),
  words: z.string(),
  begunAt: moment.nullable(),
  endedAt: moment.nullable(),
  hands: hands.nullable(),
  vote: z
    .object({
      id,
      state: z.string(),
      closesAt: moment,
      secret: z.boolean(),
      cast: count,
      entries: count,
      passed: z.boolean().nullable(),
      yes: count,
      no: count,
      abstain: count,
    })
    .nullable()
    .describe('a formal vote on it; counts are told once it is closed'),
  version: count,
});
export type MeetingItem = z.infer<typeof meetingItem>;

export const meetingSeat = z.object({
  id,
  name: z.string(),
  organisation: z.string().nullable(),
  role: z.enum(memberRoles),
  answer: z.enum(seatAnswers),
  reason: z.string().nullable(),
  proxyId: id.nullable().describe('who speaks and votes for this one'),
  present: z.boolean(),
  reached: z.boolean(),
});
export type MeetingSeat = z.infer<typeof meetingSeat>;

export const meetingNote = z.object({ id, itemId: id.nullable(), seatId: id.nullable(), text: z.string(), at: moment });
export type MeetingNote = z.infer<typeof meetingNote>;

/** An annex; open ones are listed where the meeting is published. */
export const meetingDocument = z.object({ id, name: z.string(), itemId: id.nullable(), open: z.boolean() });
export type MeetingDocument = z.infer<typeof meetingDocument>;

export const meetingActions = [
  'change',
  'convene',
  'move',
  'cancel',
  'agenda',
  'answer',
  'tick',
  'open',
  'write',
  'close',
  'raise',
  'take_chair',
  'publish',
  'minutes',
  'attach',
] as const;

export const meetingDetail = meetingRow.extend({
  version: count,
  chairedBy: label,
  chair: z.string(),
  recorder: z.string(),
  observers: z.string(),
  terms: z.object({ quorum: part.nullable(), majority: part, noticeDays: count, source: z.string(), since: day, version: count }),
  needed: count.nullable().describe('how many of those due make the quorum; null: any number'),
  quorumMet: z.boolean(),
  topicDays: count,
  proxies: count,
  publicDays: count.nullable(),
  needs: z.array(z.enum(minuteNeeds)),
  noticedAt: moment.nullable(),
  notices: count.describe('how often all were called: once, and again after each move'),
  noticeBy: day.describe('the last day on which the notice is in time'),
  earliest: day.describe('the first day to which it can be moved today'),
  openedAt: moment.nullable(),
  closedAt: moment.nullable(),
  reason: z.string().nullable().describe('why it was cancelled'),
  raising: z
    .object({ to: z.string(), reason: z.string(), at: moment, chair: z.string().nullable(), level: z.string() })
    .nullable()
    .describe('提级召集: the higher level that is to chair, why, and who does'),
  currentItemId: id.nullable(),
  agenda: z.array(meetingItem).describe('what is unfinished stands on top'),
  seats: z.array(meetingSeat),
  notes: z.array(meetingNote),
  documents: z.array(meetingDocument).describe('annexes of the meeting and of its items'),
  own: z.object({ seatId: id, activityId: id }).nullable(),
  disclosureId: id.nullable(),
  documentId: id.nullable().describe('the minutes as a document'),
  actions: z.array(z.enum(meetingActions)),
});
export type MeetingDetail = z.infer<typeof meetingDetail>;
