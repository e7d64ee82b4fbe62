import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/meetings/api.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { ProposalForMeeting } from '#modules/proposals/index.ts';
import { areaTold, type Context, eyeOf, type View } from '../context.ts';
import { liesAround, topicsUntil } from '../domain/agenda.ts';
import { mayRead, mayRun, runCodes } from '../policy.ts';
import { itemsOf, itemsOfProposal } from '../store/items.ts';
import { countedMeetings, findMeeting, type MeetingRecord, waitingMeetings } from '../store/meetings.ts';

type Given<E extends { response: z.ZodType }> = Promise<z.input<E['response']>>;
/** So many are looked through, and so many offered. */
const [most, mostOffered] = [500, 30];

/** Whether meetings of a kind deal with the step a proposal is at. */
const takesUp = ({ kinds }: View, kind: string, { participants }: ProposalForMeeting): boolean => {
  const takes = kinds.find(({ code }) => code === kind)?.takes ?? [];
  return takes.length === 0 || participants === null || takes.includes(participants);
};
const standingOf = ({ id, title, startsAt, place, state }: MeetingRecord) => ({
  id,
  title,
  startsAt: startsAt.toISOString(),
  place,
  state,
});

/** Where a proposal is dealt with, and where it could be. @throws proposals.proposal_not_found */
export const meetingsOfProposal = async (context: Context, viewer: Viewer, id: string): Given<typeof api.listMeetingsOfProposal> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const proposal = (await context.proposals.forMeetings.find(tx, viewer, id)) ?? fail('proposals.proposal_not_found');
    const items = new Map((await itemsOfProposal(tx, id)).map((item) => [item.meetingId, item]));
    const held = await countedMeetings(tx, [...items.keys()]);
    // residents see it where they see the meeting
    const shown = held.filter((m) => mayRead(viewer, m.areaPath) || (m.open && m.state !== 'planned'));
    const coming = proposal.over ? [] : await waitingMeetings(tx, runCodes(viewer), most);
    const offers = coming.filter(
      (m) =>
        m.state !== 'sitting' &&
        m.startsAt > eye.now &&
        !items.has(m.id) &&
        liesAround(m.areaPath, proposal.areaPath) &&
        takesUp(eye, m.kind, proposal),
    );
    return {
      items: shown.map((m) => ({ ...standingOf(m), outcome: items.get(m.id)?.outcome ?? null, words: items.get(m.id)?.words ?? '' })),
      offers: offers.slice(0, mostOffered).map((m) => {
        const last = topicsUntil(m);
        return { ...standingOf(m), kind: m.rules.title, topicsUntil: last, late: last < eye.today };
      }),
    };
  });
};

/** Proposals a meeting could take up, those whose step it deals with first. @throws meetings.meeting_not_found, session.forbidden */
export const proposalsForMeeting = async (context: Context, viewer: Viewer, id: string): Given<typeof api.listProposalsForMeeting> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const m = await findMeeting(tx, id);
    if (!m || !mayRead(viewer, m.areaPath)) return fail('meetings.meeting_not_found');
    if (!mayRun(viewer, m.areaPath)) fail('session.forbidden');
    const standing = new Set((await itemsOf(tx, [id])).map(({ proposalId }) => proposalId));
    const found = await context.proposals.forMeetings.underWay(tx, viewer, m.areaPath, most);
    const items = found
      .filter((p) => !standing.has(p.id))
      .map((p) => ({ id: p.id, title: p.title, area: areaTold(eye, p.areaPath).name, step: p.step, suits: takesUp(eye, m.kind, p) }));
    return { items: [...items.filter(({ suits }) => suits), ...items.filter(({ suits }) => !suits)] };
  });
};
