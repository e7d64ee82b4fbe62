import type { z } from 'zod';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { needed } from '#contract/kernel/shares.ts';
import { termsOn } from '#contract/kernel/terms.ts';
import type { MeetingDetail, MeetingItem, MeetingRow, MeetingSeat, meetingActions, Resolution } from '#contract/meetings/api.ts';
import type { meetingDetail } from '#contract/meetings/meeting.ts';
import { daysAfter, daysBetween } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { findOfSubject } from '#modules/documents/index.ts';
import type { VoteLine } from '#modules/votes/index.ts';
import { areaTold, type Eye, type View } from '../context.ts';
import { inOrder } from '../domain/agenda.ts';
import { attendanceOf, isCarried, quorumMet } from '../domain/rules.ts';
import { minutesSource } from '../paper.ts';
import { mayLead, mayRead, mayRun } from '../policy.ts';
import { documentsOf } from '../store/documents.ts';
import { type ItemRecord, itemsOf, notesOf } from '../store/items.ts';
import { type Counted, countedMeetings, type MeetingRecord, type SeatRecord, seatsOf } from '../store/meetings.ts';
import { type ResolutionRecord, resolutionsById, resolutionsOfMeetings } from '../store/resolutions.ts';
import { itemVoteType } from '../vote-subject.ts';

type Action = (typeof meetingActions)[number];

/** Number of a meeting among those of its body: `〔2026〕3号`. */
export const numberOf = ({ year, number }: Pick<MeetingRecord, 'year' | 'number'>): string => `〔${year}〕${number}号`;

/** A meeting as lists show it. */
export const presentMeeting = (view: View, m: Counted): MeetingRow => ({
  id: m.id,
  number: numberOf(m),
  body: { id: m.bodyId, name: m.bodyName },
  kind: { code: m.kind, title: m.rules.title },
  title: m.title,
  area: areaTold(view, m.areaPath),
  startsAt: m.startsAt.toISOString(),
  endsAt: m.endsAt.toISOString(),
  place: m.place,
  state: m.state,
  due: m.due,
  present: m.present,
  items: m.items,
  resolved: m.resolved,
  solved: m.solved,
  raised: m.raisedPath === null ? null : { to: areaTold(view, m.raisedPath).name, taken: m.raisedBy !== null },
});

/** A resolution; its case is named to those alone who work there. */
export const presentResolution = (view: View, r: ResolutionRecord, works: boolean): Resolution => ({
  id: r.id,
  number: r.number,
  text: r.text,
  owner: { id: r.ownerId, name: r.ownerName ?? '', words: r.owner },
  madeOn: r.madeOn,
  dueOn: r.dueOn,
  state: r.state,
  overdue: r.state === 'open' && r.dueOn < view.today,
  age: Math.max(0, daysBetween(r.madeOn, r.doneOn ?? view.today)),
  caseId: works ? r.caseId : null,
  caseNumber: r.caseNumber,
  result: r.result,
  doneOn: r.doneOn,
  unsolved: r.unsolved,
  raised: r.raisedPath === null ? null : areaTold(view, r.raisedPath).name,
});

const presentSeat = (s: SeatRecord): MeetingSeat => ({
  id: s.id,
  name: s.name,
  organisation: s.organisationName,
  role: s.role,
  answer: s.answer,
  reason: s.reason,
  proxyId: s.proxyId,
  present: s.present,
  reached: s.accountId !== null,
});

/** A formal vote on an item; its counts are told once it is closed. */
const voteTold = (vote: VoteLine | undefined): MeetingItem['vote'] => {
  if (!vote) return null;
  const counted = vote.outcome?.[0];
  return {
    ...{
      id: vote.id,
      state: vote.state,
      closesAt: vote.closesAt.toISOString(),
      secret: vote.secret,
      cast: vote.cast,
      entries: vote.entries,
    },
    passed: counted?.passed ?? null,
    ...{ yes: counted?.yes.heads ?? 0, no: counted?.no.heads ?? 0, abstain: counted?.abstain.heads ?? 0 },
  };
};

const presentItems = async (eye: Eye, tx: Tx, m: MeetingRecord, seats: readonly SeatRecord[], works: boolean): Promise<MeetingItem[]> => {
  const items = await itemsOf(tx, [m.id]);
  const back = await resolutionsById(
    tx,
    items.flatMap(({ resolutionId }) => resolutionId ?? []),
  );
  const [carried, made] = [
    new Map(back.map((r) => [r.id, r])),
    new Map((await resolutionsOfMeetings(tx, [m.id])).map((r) => [r.itemId, r])),
  ];
  const voted = items.flatMap(({ id, voteId }) => (voteId === null ? [] : [id]));
  const votes = new Map((voted.length === 0 ? [] : await eye.context.votes.of(tx, itemVoteType, voted)).map((vote) => [vote.id, vote]));
  const proposed = await eye.context.proposals.forMeetings.seen(
    tx,
    eye.viewer,
    items.flatMap(({ proposalId }) => proposalId ?? []),
  );
  const terms = termsOn(m.rules.terms, shanghaiDay(m.startsAt));
  const attendance = attendanceOf(seats);
  const told = (r: ResolutionRecord | undefined) => (r ? presentResolution(eye, r, works) : null);
  const handsOf = ({ handsFor, handsAgainst, handsAbstain }: ItemRecord): MeetingItem['hands'] => {
    if (handsFor === null || handsAgainst === null || handsAbstain === null) return null;
    const hands = { for: handsFor, against: handsAgainst, abstain: handsAbstain };
    return { ...hands, passed: isCarried(terms, hands, attendance) };
  };
  return inOrder(items.map((item) => ({ ...item, resolution: told(carried.get(item.resolutionId ?? '')) }))).map((item) => ({
    id: item.id,
    kind: item.kind,
    title: item.title,
    text: item.text,
    presenter: item.presenter,
    minutes: item.minutes,
    proposalId: item.proposalId !== null && proposed.has(item.proposalId) ? item.proposalId : null,
    resolution: item.resolution,
    deferrals: item.deferrals,
    made: told(made.get(item.id)),
    state: item.state,
    outcome: item.outcome,
    words: item.words,
    begunAt: item.begunAt?.toISOString() ?? null,
    endedAt: item.endedAt?.toISOString() ?? null,
    hands: handsOf(item),
    vote: voteTold(votes.get(item.voteId ?? '')),
    version: item.version,
  }));
};

/** What the viewer may do with a meeting as it stands. */
const actionsOf = ({ viewer, today }: Eye, m: MeetingRecord, own: boolean, hasDocument: boolean): Action[] => {
  const runs = mayRun(viewer, m.areaPath);
  const before = m.state === 'planned' || m.state === 'convened';
  const may: Record<Action, boolean> = {
    change: runs && before,
    convene: runs && m.state === 'planned',
    move: runs && before,
    cancel: runs && before,
    agenda: runs && (before || m.state === 'sitting'),
    answer: own && m.state === 'convened',
    tick: runs && (m.state === 'convened' || m.state === 'sitting'),
    open: runs && m.state === 'convened' && shanghaiDay(m.startsAt) <= today,
    write: runs && m.state === 'sitting',
    close: runs && m.state === 'sitting',
    raise: runs && before && m.raisedPath === null,
    take_chair:
      m.raisedPath !== null && m.raisedBy === null && m.state !== 'closed' && m.state !== 'cancelled' && mayLead(viewer, m.raisedPath),
    publish: runs && m.state === 'closed' && m.rules.publicDays !== null && m.disclosureId === null,
    minutes: runs && m.state === 'closed' && !hasDocument,
    attach: runs && m.state !== 'cancelled',
  };
  return (Object.keys(may) as Action[]).filter((action) => may[action]);
};

/** A meeting as whoever works there, or is called to it, sees it. @throws meetings.meeting_not_found */
export const meetingShown = async (eye: Eye, tx: Tx, id: string): Promise<MeetingDetail> => {
  const [m] = await countedMeetings(tx, [id]);
  if (!m) return fail('meetings.meeting_not_found');
  const seats = await seatsOf(tx, id);
  const ownSeat = seats.find(({ accountId }) => accountId === eye.viewer.accountId);
  const works = mayRead(eye.viewer, m.areaPath);
  // whoever is called sees nothing of a meeting that is only planned
  if (!works && (!ownSeat || m.state === 'planned')) return fail('meetings.meeting_not_found');
  const day = shanghaiDay(m.startsAt);
  const terms = termsOn(m.rules.terms, day);
  const attendance = attendanceOf(seats);
  const document = works ? await findOfSubject(tx, minutesSource, id) : null;
  const agenda = await presentItems(eye, tx, m, seats, works);
  const raisedArea = m.raisedPath === null ? null : eye.snapshot.findByPath(m.raisedPath);
  const detail: z.input<typeof meetingDetail> = {
    ...presentMeeting(eye, m),
    version: m.version,
    chairedBy: m.rules.chairedBy,
    chair: m.chair,
    recorder: m.recorder,
    observers: m.observers,
    terms: { ...terms, version: m.rulesVersion },
    needed: terms.quorum && needed(attendance.due, terms.quorum),
    quorumMet: quorumMet(terms, attendance),
    topicDays: m.rules.topicDays,
    proxies: m.rules.proxies,
    publicDays: m.rules.publicDays,
    needs: [...m.rules.needs],
    noticedAt: m.noticedAt?.toISOString() ?? null,
    notices: m.notices,
    noticeBy: daysAfter(day, -terms.noticeDays),
    earliest: daysAfter(eye.today, terms.noticeDays),
    openedAt: m.openedAt?.toISOString() ?? null,
    closedAt: m.closedAt?.toISOString() ?? null,
    reason: m.reason,
    raising:
      m.raisedPath === null || m.raisedAt === null
        ? null
        : {
            to: areaTold(eye, m.raisedPath).name,
            reason: m.raisedReason ?? '',
            at: m.raisedAt.toISOString(),
            chair: m.raisedChair,
            level: raisedArea?.level ?? 'county',
          },
    currentItemId: m.currentItemId,
    agenda,
    seats: seats.map(presentSeat),
    // what is being written is the recorder's until the meeting is over
    notes:
      works || m.state === 'closed'
        ? (await notesOf(tx, id)).map(({ id: noteId, itemId, seatId, text, at }) => ({
            id: noteId,
            itemId,
            seatId,
            text,
            at: at.toISOString(),
          }))
        : [],
    documents: (await documentsOf(tx, id)).map(({ id: documentId, name, itemId, open }) => ({
      ...{ id: documentId, name, open },
      itemId: agenda.some((item) => item.id === itemId) ? itemId : null,
    })),
    own: ownSeat ? { seatId: ownSeat.id, activityId: id } : null,
    disclosureId: m.disclosureId,
    documentId: document?.id ?? null,
    actions: actionsOf(eye, m, ownSeat !== undefined, document !== null),
  };
  return detail as MeetingDetail;
};
