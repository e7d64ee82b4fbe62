import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { needed } from '#contract/kernel/shares.ts';
import { termsOn } from '#contract/kernel/terms.ts';
import type * as api from '#contract/meetings/api.ts';
import type { MeetingDetail } from '#contract/meetings/api.ts';
import { caseType } from '#contract/meetings/settings.ts';
import { outcomesOf } from '#contract/meetings/values.ts';
import { daysBetween } from '#kernel/calendar.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { above, type Context, codeOf, type Eye, eyeOf, type MeetingCommand, meetingCommand } from '../context.ts';
import { attendanceOf, isCarried, quorumMet } from '../domain/rules.ts';
import { meetingShown, numberOf } from '../queries/present.ts';
import { changeItem, dropCarriedOf, findItem, type ItemRecord } from '../store/items.ts';
import { changeMeetingRow, findMeeting, type MeetingRecord, seatsOf } from '../store/meetings.ts';
import { changeResolution, insertResolution, lockResolution, resolutionsById, resolvedIn } from '../store/resolutions.ts';
import { holdItem } from './hold.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Settling = Body<typeof api.settleMeetingItem>;

/** Refuses to decide without a quorum. @throws meetings.no_quorum with how many are lacking and the rule */
export const requireQuorum = async (tx: Tx, m: MeetingRecord) => {
  const terms = termsOn(m.rules.terms, shanghaiDay(m.startsAt));
  const attendance = attendanceOf(await seatsOf(tx, m.id));
  if (terms.quorum !== null && !quorumMet(terms, attendance))
    fail('meetings.no_quorum', { ...attendance, needed: needed(attendance.due, terms.quorum), source: terms.source });
  return { terms, attendance };
};

/** Keeps a show of hands as it was counted. @throws meetings.no_quorum, meetings.too_many_hands */
export const countHands = (context: Context, viewer: Viewer, itemId: string, body: Body<typeof api.countHands>): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.count_hands ${itemId}`,
    body,
    async ({ eye, tx, log }) => {
      const { m } = await holdItem(eye, tx, itemId, ['sitting']);
      const { attendance } = await requireQuorum(tx, m);
      const { for: yes, against, abstain } = body;
      if (yes + against + abstain > attendance.present)
        fail('meetings.too_many_hands', { hands: yes + against + abstain, present: attendance.present });
      await changeItem(tx, itemId, { handsFor: yes, handsAgainst: against, handsAbstain: abstain });
      await log('meetings.hands_counted', m.id, { data: { for: yes, against, abstain } });
      return m.id;
    },
    meetingShown,
  );

/** What opens the case of a resolution, prepared before the transaction; null where the outcome opens none. */
const prepareCase = async (context: Context, eye: Eye, itemId: string, body: Settling) => {
  if (body.outcome !== 'resolved' && body.outcome !== 'unsolved') return null;
  const found = await context.kernel.db.read(systemAccess(eye.jurisdictionId), async (tx) => {
    const item = await findItem(tx, itemId);
    const [resolution] = item?.resolutionId ? await resolutionsById(tx, [item.resolutionId]) : [];
    return { meeting: item && (await findMeeting(tx, item.meetingId)), resolution };
  });
  const { meeting, resolution } = found;
  if (!meeting || body.dueOn === null) return null;
  // what is still under way goes on as the case it is
  if (body.outcome === 'unsolved' && resolution?.state !== 'returned') return null;
  const organisationId = body.ownerId ?? (body.outcome === 'unsolved' ? (resolution?.ownerId ?? null) : null);
  if (organisationId !== null) {
    const owner = eye.book.get(organisationId) ?? fail('organisations.organisation_not_found');
    if (!owner.receives) fail('meetings.owner_unreached', { name: owner.name });
  }
  const open = await context.cases.open(eye.viewer, {
    kind: settingOf(caseType, eye.settings),
    text: `【${meeting.bodyName}决议】${body.outcome === 'unsolved' ? (resolution?.text ?? '') : body.words}`,
    areaCode: codeOf(meeting.areaPath),
    caller: null,
    callerId: null,
    organisationId,
    promised: { n: Math.max(1, daysBetween(eye.today, body.dueOn)), unit: 'natural_days' },
  });
  return { open, organisationId };
};
type Prepared = NonNullable<Awaited<ReturnType<typeof prepareCase>>>;

const dueOf = (eye: Eye, body: Settling): string => {
  const dueOn = body.dueOn ?? fail('meetings.owner_needed');
  return dueOn < eye.today ? fail('meetings.days_reversed') : dueOn;
};

/** Where a formal vote was held, what it decided stands. @throws meetings.vote_open, meetings.not_carried */
const requireVotePassed = async ({ votes }: Context, tx: Tx, item: ItemRecord, source: string): Promise<void> => {
  const vote = item.voteId === null ? null : await votes.find(tx, item.voteId);
  if (!vote || vote.state === 'void') return;
  const counted = vote.outcome?.[0];
  if (!counted) return fail('meetings.vote_open');
  const { yes, no, abstain, passed } = counted;
  if (!passed) fail('meetings.not_carried', { for: yes.heads, against: no.heads, abstain: abstain.heads, source });
};

/** A resolution with owner and deadline, which becomes a case. @throws meetings.no_quorum, meetings.not_carried, meetings.owner_needed */
const resolve = async (
  { eye, tx }: MeetingCommand,
  m: MeetingRecord,
  item: ItemRecord,
  body: Settling,
  prepared: Prepared | null,
): Promise<void> => {
  const { context } = eye;
  const { terms, attendance } = await requireQuorum(tx, m);
  const hands = handsOf(item);
  if (hands && !isCarried(terms, hands, attendance)) fail('meetings.not_carried', { ...hands, source: terms.source });
  await requireVotePassed(context, tx, item, terms.source);
  if (body.words.length < 4) fail('meetings.words_needed');
  if (!prepared || (body.ownerId === null && body.owner.length < 2)) return fail('meetings.owner_needed');
  const dueOn = dueOf(eye, body);
  const number = `${numberOf(m)}-${(await resolvedIn(tx, m.id)) + 1}`;
  const opened = await prepared.open(tx);
  await insertResolution(tx, {
    ...{ id: v7(), bodyId: m.bodyId, meetingId: m.id, itemId: item.id, areaPath: m.areaPath, number, text: body.words },
    ...{ ownerId: prepared.organisationId, owner: body.owner, madeOn: eye.today, dueOn },
    ...{ caseId: opened.id, caseNumber: opened.number, caseState: opened.state },
  });
  await context.cases.record(tx, null, opened.id, { what: 'meetings.resolved', data: { body: m.bodyName, number, due: dueOn } });
};

/** A resolution that came back and is done: it comes back no more. */
const finish = async ({ eye, tx }: MeetingCommand, m: MeetingRecord, resolutionId: string): Promise<void> => {
  const r = (await lockResolution(tx, resolutionId)) ?? fail('meetings.resolution_not_found');
  await changeResolution(tx, r.id, { state: 'done', doneOn: eye.today });
  await dropCarriedOf(tx, r.id, m.id);
};

/**
 * A resolution that came back and is not solved: it gets another deadline, a new case where the old one has ended, and, found so once too often, goes to the next
 * higher level.
 */
const goOn = async (
  { eye, tx }: MeetingCommand,
  m: MeetingRecord,
  resolutionId: string,
  body: Settling,
  prepared: Prepared | null,
): Promise<void> => {
  const { context } = eye;
  const r = (await lockResolution(tx, resolutionId)) ?? fail('meetings.resolution_not_found');
  if (body.words.length < 2) fail('meetings.words_needed');
  const dueOn = dueOf(eye, body);
  const unsolved = r.unsolved + 1;
  const { raiseAfter } = m.rules;
  const higher = raiseAfter !== null && unsolved >= raiseAfter ? above(eye, r.raisedPath ?? m.areaPath) : null;
  // below the level somebody took the chair for, nothing rises
  const raisedPath = higher ? higher.path : r.raisedPath;
  const changes = { dueOn, unsolved, raisedPath, state: 'open' as const, result: r.result };
  // its case ended while this was being decided
  if (r.state === 'returned' && !prepared) fail('meetings.changed');
  if (r.state === 'returned' && prepared) {
    const opened = await prepared.open(tx);
    await context.cases.record(tx, null, opened.id, {
      what: 'meetings.again',
      data: { body: m.bodyName, number: r.number, before: r.caseNumber },
    });
    await changeResolution(tx, r.id, {
      ...changes,
      caseId: opened.id,
      caseNumber: opened.number,
      caseState: opened.state,
      caseVersion: 0,
      returnedAt: null,
    });
  } else await changeResolution(tx, r.id, changes);
};

const handsOf = ({ handsFor, handsAgainst, handsAbstain }: ItemRecord) =>
  handsFor === null || handsAgainst === null || handsAbstain === null
    ? null
    : { for: handsFor, against: handsAgainst, abstain: handsAbstain };

/** What became of an item of the agenda. The meeting is held: of several who decide at once the first has decided. */
export const settleMeetingItem = async (context: Context, viewer: Viewer, itemId: string, body: Settling): Promise<MeetingDetail> => {
  const prepared = await prepareCase(context, await eyeOf(context, viewer), itemId, body);
  return meetingCommand(
    context,
    viewer,
    `meetings.settle ${itemId}`,
    body,
    async (running) => {
      const { eye, tx, at, log } = running;
      const { m, item } = await holdItem(eye, tx, itemId, ['sitting']);
      if (!outcomesOf(item.kind).includes(body.outcome)) fail('meetings.outcome_wrong');
      if (body.outcome === 'solved' && body.words.length < 2) fail('meetings.words_needed');
      if (body.outcome === 'resolved') await resolve(running, m, item, body, prepared);
      if (item.resolutionId !== null && body.outcome === 'done') await finish(running, m, item.resolutionId);
      if (item.resolutionId !== null && body.outcome === 'unsolved') await goOn(running, m, item.resolutionId, body, prepared);
      await changeItem(tx, itemId, { state: 'done', outcome: body.outcome, words: body.words, begunAt: item.begunAt ?? at, endedAt: at });
      if (m.currentItemId === itemId) await changeMeetingRow(tx, m.id, { currentItemId: null });
      await log(`meetings.${body.outcome}`, m.id, { data: { kind: item.kind } });
      return m.id;
    },
    meetingShown,
  );
};
