import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { day, id, list, moment, page, paging } from '../kernel/values.ts';
import { areaCode } from './bodies.ts';
import { kindCode } from './kinds.ts';
import { meetingDetail, meetingRow } from './meeting.ts';
import { meetingStates, outcomes, seatAnswers } from './values.ts';

const count = z.number().int();
export const ofMeeting = z.object({ meetingId: id });
const ofItem = z.object({ itemId: id });
export const meetingErrors = ['meetings.meeting_not_found', 'session.forbidden', 'meetings.not_now'] as const;
const itemErrors = [...meetingErrors, 'meetings.item_not_found', 'meetings.item_done'] as const;

export const meetingFilters = {
  area: areaCode.optional(),
  body: id.optional(),
  kind: kindCode.optional(),
  state: list(z.enum(meetingStates)),
  raised: z.stringbool().optional().describe('those alone that a higher leader is called to chair'),
  from: day.optional(),
  until: day.optional().describe('its last day'),
};
export const listMeetings = endpoint({
  method: 'GET',
  path: '/api/meetings',
  access: 'session',
  summary: 'Meetings of the areas the viewer may see, latest first',
  query: z.object({ ...meetingFilters, ...paging }),
  response: page(meetingRow).extend({ mayRun: z.boolean() }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const getMeeting = endpoint({
  method: 'GET',
  path: '/api/meetings/:meetingId',
  access: 'session',
  summary: 'One meeting with agenda, seats and notes; for whoever works there or is called to it',
  params: ofMeeting,
  response: meetingDetail,
  errors: ['meetings.meeting_not_found'],
});
const when = { startsAt: moment, endsAt: moment, place: line.min(2).max(200) };
export const planMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings',
  access: 'session',
  status: 201,
  summary: 'Arranges a meeting of a body; what is unfinished stands on its agenda at once',
  body: z.object({ id, bodyId: id, title: line.max(100).default(''), ...when, dueKey: z.string().max(40).nullable().default(null) }),
  response: meetingDetail,
  errors: [
    'meetings.body_not_found',
    'meetings.body_ended',
    'session.forbidden',
    'meetings.ends_before',
    'meetings.past',
    'meetings.changed',
  ],
});
export const conveneMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/notice',
  access: 'session',
  summary: 'Calls all members; refused where the notice would come too late',
  params: ofMeeting,
  body: z.object({ id }),
  response: meetingDetail,
  errors: [...meetingErrors, 'meetings.notice_short', 'meetings.nobody_to_call', 'meetings.too_few_members', 'meetings.past'],
});
export const moveMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/move',
  access: 'session',
  summary: 'Gives a meeting another time or place; once all have been called they are called anew, in time, or it is refused',
  params: ofMeeting,
  body: z.object({ id, version: count, title: line.max(100).default(''), ...when }),
  response: meetingDetail,
  errors: [...meetingErrors, 'meetings.changed', 'meetings.moved_late', 'meetings.ends_before', 'meetings.past'],
});
export const cancelMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/cancel',
  access: 'session',
  summary: 'Cancels a meeting; whoever was called is told, what was to come back comes back at the next one',
  params: ofMeeting,
  body: z.object({ id, reason }),
  response: meetingDetail,
  errors: meetingErrors,
});
export const openMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/open',
  access: 'session',
  summary: 'The meeting begins',
  params: ofMeeting,
  body: z.object({ id, chair: line.max(40).default(''), recorder: line.max(40).default('') }),
  response: meetingDetail,
  errors: meetingErrors,
});
export const writeMeetingMinutes = endpoint({
  method: 'PUT',
  path: '/api/meetings/:meetingId/minutes',
  access: 'session',
  summary: 'Who chairs, records and observes, as the minutes say it; saved while it is written',
  params: ofMeeting,
  body: z.object({ id, chair: line.max(40), recorder: line.max(40), observers: line.max(400) }),
  response: meetingDetail,
  errors: meetingErrors,
});
export const closeMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/close',
  access: 'session',
  summary: 'The meeting ends; every item of its agenda has been dealt with',
  params: ofMeeting,
  body: z.object({ id }),
  response: meetingDetail,
  errors: [...meetingErrors, 'meetings.items_open', 'meetings.minutes_lack'],
});

const itemFacts = {
  title: line.min(2).max(100),
  text: text.max(2_000).default(''),
  presenter: line.max(40).default(''),
  minutes: z.number().int().min(1).max(600).nullable().default(null),
};
export const addMeetingItem = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/items',
  access: 'session',
  status: 201,
  summary:
    'Puts a topic, a report or a proposal on the agenda; topics are handed in before the last day for them, or while the meeting sits',
  params: ofMeeting,
  body: z.object({
    id,
    kind: z.enum(['topic', 'report', 'proposal']).default('topic'),
    proposalId: id.nullable().default(null),
    ...itemFacts,
  }),
  response: meetingDetail,
  errors: [
    ...meetingErrors,
    'meetings.topic_late',
    'meetings.changed',
    'meetings.proposal_elsewhere',
    'meetings.proposal_over',
    'proposals.proposal_not_found',
  ],
});
export const changeMeetingItem = endpoint({
  method: 'PUT',
  path: '/api/meeting-items/:itemId',
  access: 'session',
  summary: 'Changes what an item says, or its place on the agenda; what is unfinished stays on top',
  params: ofItem,
  body: z.object({ id, ...itemFacts, position: z.number().int().min(1).max(200).nullable().default(null) }),
  response: meetingDetail,
  errors: itemErrors,
});
export const removeMeetingItem = endpoint({
  method: 'POST',
  path: '/api/meeting-items/:itemId/remove',
  access: 'session',
  summary: 'Takes an item off the agenda; what came back by itself stays',
  params: ofItem,
  body: z.object({ id }),
  response: meetingDetail,
  errors: [...itemErrors, 'meetings.came_back'],
});
export const beginMeetingItem = endpoint({
  method: 'POST',
  path: '/api/meeting-items/:itemId/begin',
  access: 'session',
  summary: 'The meeting turns to an item; the one before goes back to waiting unless it was decided',
  params: ofItem,
  body: z.object({ id }),
  response: meetingDetail,
  errors: itemErrors,
});
export const keepMeetingNote = endpoint({
  method: 'PUT',
  path: '/api/meetings/:meetingId/notes/:noteId',
  access: 'session',
  summary: 'Keeps a note or what somebody says; the same id again changes it, an empty text removes it',
  params: z.object({ meetingId: id, noteId: id }),
  body: z.object({ id, itemId: id.nullable(), seatId: id.nullable(), text: text.max(2_000) }),
  response: meetingDetail,
  errors: [...meetingErrors, 'meetings.item_not_found', 'meetings.seat_not_found'],
});
const handCount = z.number().int().min(0).max(5_000);
export const countHands = endpoint({
  method: 'POST',
  path: '/api/meeting-items/:itemId/hands',
  access: 'session',
  summary: 'Keeps a show of hands as it was counted; not more hands than those present and those they speak for',
  params: ofItem,
  body: z.object({ id, for: handCount, against: handCount, abstain: handCount }),
  response: meetingDetail,
  errors: [...itemErrors, 'meetings.no_quorum', 'meetings.too_many_hands'],
});
export const openItemVote = endpoint({
  method: 'POST',
  path: '/api/meeting-items/:itemId/vote',
  access: 'session',
  status: 201,
  summary: 'Opens a formal vote on an item: everybody who is due votes on the phone or on paper, by the rule of the meeting’s day',
  params: ofItem,
  body: z.object({
    id,
    question: line.min(4).max(120),
    secret: z.boolean().default(false),
    minutes: z.number().int().min(1).max(240).default(10),
  }),
  response: meetingDetail,
  errors: [...itemErrors, 'meetings.no_quorum', 'meetings.vote_open', 'votes.rule_impossible', 'votes.question_wrong', 'votes.times_wrong'],
});
export const publishMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/publish',
  access: 'session',
  summary: 'Publishes what a meeting came to, names masked, for the days of its kind; objections are taken',
  params: ofMeeting,
  body: z.object({ id, words: text.max(2_000).default('').describe('told beside the resolutions') }),
  response: meetingDetail,
  errors: [...meetingErrors, 'meetings.not_published', 'meetings.published_already', 'disclosures.empty'],
});
export const settleMeetingItem = endpoint({
  method: 'POST',
  path: '/api/meeting-items/:itemId/outcome',
  access: 'session',
  summary:
    'What became of an item: solved on the spot, a resolution with owner and deadline that becomes a case, noted, deferred; of what came back: done or unsolved',
  params: ofItem,
  body: z.object({
    id,
    outcome: z.enum(outcomes),
    words: text.max(1_000).default(''),
    ownerId: id.nullable().default(null).describe('the organisation that carries it out; null: the desk finds one'),
    owner: line.max(60).default('').describe('who answers for it there, as it is said'),
    dueOn: day.nullable().default(null),
  }),
  response: meetingDetail,
  errors: [
    ...itemErrors,
    'meetings.changed',
    'meetings.outcome_wrong',
    'meetings.resolution_not_found',
    'meetings.words_needed',
    'meetings.owner_needed',
    'meetings.owner_unreached',
    'meetings.days_reversed',
    'meetings.no_quorum',
    'meetings.not_carried',
    'meetings.vote_open',
    'case.type_unknown',
    'case.text_too_short',
    'case.text_too_long',
    'organisations.organisation_not_found',
  ],
});
export const answerMeeting = endpoint({
  method: 'POST',
  path: '/api/meeting-seats/:seatId/answer',
  access: 'session',
  summary: 'Answers an invitation: by whoever was called, or written down for them',
  params: z.object({ seatId: id }),
  body: z.object({
    id,
    answer: z.enum(['coming', 'not_coming', 'proxy']),
    reason: line.max(100).default(''),
    proxyId: id.nullable().default(null),
  }),
  response: meetingDetail,
  errors: [
    ...meetingErrors,
    'meetings.seat_not_found',
    'meetings.words_needed',
    'meetings.no_proxies',
    'meetings.proxy_full',
    'meetings.proxy_circle',
    'meetings.proxy_not_due',
  ],
});
export const tickMeetingSeat = endpoint({
  method: 'POST',
  path: '/api/meeting-seats/:seatId/present',
  access: 'session',
  summary: 'Ticks who is there, for those who did not read the code on the spot',
  params: z.object({ seatId: id }),
  body: z.object({ id, present: z.boolean() }),
  response: meetingDetail,
  errors: [...meetingErrors, 'meetings.seat_not_found'],
});
export const raiseMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/raise',
  access: 'session',
  summary: '提级召集: asks the next higher level to chair',
  params: ofMeeting,
  body: z.object({ id, reason }),
  response: meetingDetail,
  errors: [...meetingErrors, 'meetings.raised_already', 'meetings.not_higher'],
});
export const takeChair = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/chair',
  access: 'session',
  summary: 'A leader of the higher level takes the chair of a meeting that was raised',
  params: ofMeeting,
  body: z.object({ id }),
  response: meetingDetail,
  errors: [...meetingErrors, 'meetings.not_higher', 'meetings.raised_already'],
});

export const listMyMeetings = endpoint({
  method: 'GET',
  path: '/api/my/meetings',
  access: 'session',
  summary: 'Meetings the viewer is called to, soonest first, then those that are over',
  response: z.object({
    items: z.array(meetingRow.extend({ seatId: id, answer: z.enum(seatAnswers), came: z.boolean() })),
  }),
});
export const listOpenMeetings = endpoint({
  method: 'GET',
  path: '/api/open/meetings',
  access: 'public',
  summary: 'What is to be deliberated where residents see it: day, place and agenda, without names',
  query: z.object({ area: areaCode.optional() }),
  response: z.object({
    items: z.array(
      z.object({
        id,
        title: z.string(),
        area: z.string(),
        startsAt: moment,
        place: z.string(),
        sitting: z.boolean(),
        agenda: z.array(z.object({ title: z.string(), carried: z.boolean(), proposalId: id.nullable() })),
      }),
    ),
  }),
  errors: ['territory.area_not_found'],
});
export const exportMeetings = fileEndpoint({
  method: 'GET',
  path: '/api/meetings/sheet',
  access: 'session',
  summary: 'Workbook of meetings and of the resolutions they came to',
  query: z.object(meetingFilters),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
