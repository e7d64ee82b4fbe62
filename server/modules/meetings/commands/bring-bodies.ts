import { v7 } from 'uuid';
import { shippedKinds as activityKinds } from '#contract/activities/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { shippedKinds } from '#contract/meetings/kinds.ts';
import type { MeetingState, MemberRole, Outcome, SeatAnswer } from '#contract/meetings/values.ts';
import type { Tx } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { bringActivities } from '#modules/activities/index.ts';
import { insertBody, insertMembers } from '../store/bodies.ts';
import { changeItem, insertItem, keepNote } from '../store/items.ts';
import { answerSeat, changeMeetingRow, insertMeeting, insertSeats } from '../store/meetings.ts';

/** A meeting as it was: who came, by place in the list of members, and what was dealt with. */
export interface PastMeeting {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly state: Extract<MeetingState, 'planned' | 'convened' | 'closed'>;
  readonly absent: readonly number[];
  readonly chairedFrom: { readonly path: string; readonly reason: string; readonly chair: string; readonly by: string } | null;
  readonly items: readonly {
    readonly title: string;
    readonly kind: 'topic' | 'report';
    readonly presenter: string;
    readonly outcome: Extract<Outcome, 'solved' | 'noted' | 'deferred'> | null;
    readonly words: string;
    readonly said: string | null;
    readonly hands: readonly [yes: number, no: number, abstain: number] | null;
  }[];
}
/** A body with its members and meetings, oldest first, for demos and what is brought from elsewhere. */
export interface PastBody {
  readonly kind: string;
  readonly name: string;
  readonly areaPath: string;
  readonly organisationId: string | null;
  readonly organiser: string;
  readonly place: string;
  readonly since: Date;
  readonly members: readonly {
    readonly personId: string;
    readonly name: string;
    readonly accountId: string | null;
    readonly organisationId: string | null;
    readonly role: MemberRole;
  }[];
  readonly meetings: readonly PastMeeting[];
}

const activityRules = {
  ...activityKinds.find(({ code }) => code === 'meeting'),
  open: false,
  join: 'invited',
  checkIn: 'qr',
} as (typeof activityKinds)[number];

/** Writes one meeting with seats, presence and minutes. */
const bringMeeting = async (
  tx: Tx,
  ring: Ring,
  body: PastBody & { id: string; memberIds: readonly string[]; brought: number },
  m: PastMeeting,
  numbers: Map<number, number>,
  by: string,
): Promise<void> => {
  const rules = shippedKinds.find(({ code }) => code === body.kind);
  if (!rules) throw new Error(`no kind of meeting ${body.kind}`);
  const id = v7();
  const year = Number(shanghaiDay(m.startsAt).slice(0, 4));
  const number = (numbers.get(year) ?? 0) + 1;
  numbers.set(year, number);
  const areaCode = body.areaPath.replaceAll('.', '');
  const title = `${body.name}${year}年第${number}次会议`;
  const { startsAt, endsAt, place } = m;
  await insertMeeting(
    tx,
    {
      ...{ id, bodyId: body.id, areaPath: body.areaPath, kind: body.kind, rules, rulesVersion: 0, title, year, number },
      ...{ dueKey: `${shanghaiDay(startsAt)}/1`, startsAt, endsAt, place, state: m.state },
    },
    { by, at: new Date(+startsAt - 12 * 86_400_000) },
  );
  const closed = m.state === 'closed';
  if (m.state !== 'planned') {
    const seats = body.members.map((one, n) => ({
      ...one,
      id: v7(),
      present: closed && !m.absent.includes(n),
      memberId: body.memberIds[n] ?? null,
    }));
    const activity = {
      id,
      seriesId: null,
      dueKey: null,
      kind: 'meeting',
      rules: activityRules,
      title,
      text: '',
      areaPath: body.areaPath,
      organisationId: body.organisationId,
    };
    await bringActivities(
      tx,
      ring,
      [
        {
          ...activity,
          ...{ organiser: body.organiser, place, roomId: null, lon: null, lat: null, startsAt, endsAt, seats: null },
          ...{ state: closed ? 'held' : 'planned', reason: null, minutes: null },
          people: seats.map((one) => ({
            ...{ id: one.id, personId: one.personId, accountId: one.accountId, name: one.name, role: null },
            state: one.present ? 'attended' : 'confirmed',
          })),
        },
      ],
      by,
    );
    await insertSeats(
      tx,
      seats.map((one) => ({ ...one, meetingId: id, areaCode })),
    );
    for (const [n, one] of seats.entries()) {
      const answer: SeatAnswer = closed
        ? one.present
          ? 'coming'
          : 'not_coming'
        : n % 3 === 2 || one.accountId !== null
          ? 'none'
          : 'coming';
      if (answer !== 'none')
        await answerSeat(tx, one.id, {
          answer,
          reason: answer === 'not_coming' ? '外出' : null,
          proxyId: null,
          at: new Date(+startsAt - 86_400_000),
        });
    }
    await changeMeetingRow(tx, id, {
      ...{ noticedAt: new Date(Math.min(+startsAt - 6 * 86_400_000, body.brought)), notices: 1 },
      ...(closed && {
        openedAt: startsAt,
        closedAt: endsAt,
        chair: m.chairedFrom?.chair ?? body.members[0]?.name ?? '',
        recorder: body.members[1]?.name ?? '',
      }),
      ...(m.chairedFrom && {
        ...{ raisedPath: m.chairedFrom.path, raisedReason: m.chairedFrom.reason, raisedAt: new Date(+startsAt - 8 * 86_400_000) },
        ...{ raisedBy: m.chairedFrom.by, raisedChair: m.chairedFrom.chair },
      }),
    });
    for (const [n, item] of m.items.entries()) {
      const itemId = v7();
      const { title: about, kind, presenter, outcome, words, said, hands } = item;
      await insertItem(tx, {
        ...{ id: itemId, meetingId: id, areaCode, position: n + 1, kind, title: about, text: '', presenter, minutes: 15 },
        ...{ proposalId: null, resolutionId: null, fromItemId: null, deferrals: 0 },
      });
      if (!closed || outcome === null) continue;
      const begunAt = new Date(+startsAt + n * 20 * 60_000);
      await changeItem(tx, itemId, {
        ...{ state: 'done', outcome, words, begunAt, endedAt: new Date(+begunAt + 18 * 60_000) },
        ...(hands && { handsFor: hands[0], handsAgainst: hands[1], handsAbstain: hands[2] }),
      });
      const speaker = seats.find(({ present }) => present);
      if (said && speaker) await keepNote(tx, { id: v7(), meetingId: id, itemId, seatId: speaker.id, text: said, at: begunAt }, by);
    }
  }
};

/**
 * Enters bodies with members and their meetings, as they were kept elsewhere before.
 * @param by the account that is said to have entered them
 * @param at when: nobody was called later
 */
export const bringBodies = async (tx: Tx, ring: Ring, bodies: readonly PastBody[], by: string, at: Date): Promise<void> => {
  const brought = +at;
  for (const body of bodies) {
    const id = v7();
    const { kind, name, areaPath, organisationId, place, since } = body;
    await insertBody(tx, { id, kind, name, areaPath, organisationId, place, rhythm: null }, { by, at: since });
    const members = body.members.map(({ personId, organisationId: unit, role }) => ({
      ...{ id: v7(), bodyId: id, areaCode: areaPath.replaceAll('.', ''), personId, organisationId: unit, role },
      ...{ fromOn: shanghaiDay(since), untilOn: null },
    }));
    await insertMembers(tx, members);
    const numbers = new Map<number, number>();
    for (const m of body.meetings)
      await bringMeeting(tx, ring, { ...body, id, memberIds: members.map((one) => one.id), brought }, m, numbers, by);
  }
};
