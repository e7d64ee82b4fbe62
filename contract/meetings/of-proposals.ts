import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { day, id, label, moment } from '../kernel/values.ts';
import { ofMeeting } from './meetings.ts';
import { meetingStates, outcomes } from './values.ts';

/** A meeting a proposal stands on the agenda of, or may be put on. */
const standing = z.object({ id, title: z.string(), startsAt: moment, place: z.string(), state: z.enum(meetingStates) });
export const listMeetingsOfProposal = endpoint({
  method: 'GET',
  path: '/api/proposals/:proposalId/meetings',
  access: 'session',
  summary: 'Meetings a proposal stands on the agenda of, and those to come that the viewer runs and that deal with such a step',
  params: z.object({ proposalId: id }),
  response: z.object({
    items: z.array(standing.extend({ outcome: z.enum(outcomes).nullable(), words: z.string() })).describe('latest first'),
    offers: z
      .array(standing.extend({ kind: label, topicsUntil: day.describe('the last day on which topics are taken'), late: z.boolean() }))
      .describe('soonest first'),
  }),
  errors: ['proposals.proposal_not_found'],
});
export const listProposalsForMeeting = endpoint({
  method: 'GET',
  path: '/api/meetings/:meetingId/proposals',
  access: 'session',
  summary: 'Proposals that may be put on the agenda of a meeting: of its area, under way, not there yet',
  params: ofMeeting,
  response: z.object({
    items: z
      .array(z.object({ id, title: z.string(), area: z.string(), step: label.nullable(), suits: z.boolean() }))
      .describe('those whose step such a meeting deals with first'),
  }),
  errors: ['meetings.meeting_not_found', 'session.forbidden'],
});
