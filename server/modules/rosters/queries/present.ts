import type { z } from 'zod';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Roster, RosterDay, RosterRow } from '#contract/rosters/api.ts';
import { holidayNameOf } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Eye, namesOf, peopleFor, whose } from '../context.ts';
import { dayOf, daysBetween, numberOf, type Occurrence, occurrencesOf } from '../domain/slots.ts';
import { mayManage } from '../policy.ts';
import { rostersById, type StoredRoster } from '../store/rosters.ts';
import { onDutyAt, shiftsOf } from '../store/shifts.ts';

/** Days a roster shows, and can be filled for, at once. */
export const mostDays = 62;
const usualDays = 14;

/** The days asked for: two weeks from today unless said otherwise. @throws rosters.days_reversed, rosters.span_long */
export const spanOf = (today: string, given: { from?: string | undefined; to?: string | undefined }): { from: string; to: string } => {
  const from = given.from ?? today;
  const to = given.to ?? dayOf(numberOf(from) + usualDays - 1);
  const days = daysBetween(from, to);
  if (days < 1) fail('rosters.days_reversed', { from, to });
  if (days > mostDays) fail('rosters.span_long', { days: mostDays });
  return { from, to };
};

type Row = z.input<typeof import('#contract/rosters/api.ts').rosterRow>;

/** Rosters as rows of a list, with who is on duty. */
export const presentRows = async (eye: Eye, tx: Tx, rosters: readonly StoredRoster[]): Promise<Row[]> => {
  const { viewer, snapshot, book, now } = eye;
  const duty = rosters.length === 0 ? [] : await onDutyAt(tx, now, { rosters: rosters.map(({ id }) => id) });
  const person = await namesOf(
    eye,
    tx,
    duty.map(({ accountId }) => accountId),
  );
  return rosters.map((r) => {
    const area = snapshot.find(r.areaId) ?? snapshot.root;
    const organisation = r.organisationId === null ? null : book.get(r.organisationId);
    return {
      id: r.id,
      name: r.name,
      organisation: organisation && { id: organisation.id, name: organisation.name },
      area: { id: area.id, name: snapshot.describe(area) },
      slots: [...r.slots],
      confirms: r.confirms,
      telephone: r.telephone,
      now: duty
        .filter(({ rosterId }) => rosterId === r.id)
        .map(({ accountId, slotName, endsAt }) => ({ person: person(accountId), slot: slotName, until: endsAt.toISOString() })),
      gapOn: r.gapOn,
      version: r.version,
      ended: r.endedAt !== null,
      actions: r.endedAt === null && mayManage(viewer, whose(eye, r)) ? ['manage' as const] : [],
    };
  });
};

/** A roster with its days. */
export const presentRoster = async (eye: Eye, tx: Tx, r: StoredRoster, span: { from: string; to: string }): Promise<Roster> => {
  const [row] = (await presentRows(eye, tx, [r])) as [RosterRow];
  const shifts = await shiftsOf(tx, r.id, span.from, span.to);
  const people = await peopleFor(eye, tx, r);
  const person = await namesOf(eye, tx, [...people, ...shifts.map(({ accountId }) => accountId)]);
  const bySlot = Map.groupBy(shifts, ({ slot, day }) => `${slot} ${day}`);
  const planned = r.endedAt === null ? occurrencesOf(r.slots, span.from, span.to, eye.days.worked) : [];
  const known = new Set(planned.map(({ slot, day }) => `${slot.key} ${day}`));
  // shifts of slots that have changed since they were assigned are shown where they stand
  const besides = [...bySlot].flatMap(([key, [one]]): Occurrence[] => {
    if (known.has(key) || !one) return [];
    const slot = r.slots.find((s) => s.key === one.slot);
    const { startsAt, endsAt, day } = one;
    return [{ slot: { ...(slot ?? gone(one.slot)), people: 0 }, day, startsAt, endsAt }];
  });
  const days: RosterDay[] = Array.from({ length: daysBetween(span.from, span.to) }, (_, n) => {
    const day = dayOf(numberOf(span.from) + n);
    const number = numberOf(day);
    return {
      day,
      workday: eye.days.worked(number),
      holiday: eye.days.worked(number) ? null : holidayNameOf(number),
      slots: [...planned, ...besides]
        .filter((one) => one.day === day)
        .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
        .map(({ slot, startsAt, endsAt }) => {
          const on = bySlot.get(`${slot.key} ${day}`) ?? [];
          return {
            key: slot.key,
            name: slot.name,
            from: startsAt.toISOString(),
            to: endsAt.toISOString(),
            people: slot.people,
            missing: Math.max(0, slot.people - on.filter(({ accountId }) => people.has(accountId)).length),
            shifts: on.map(({ id, accountId, swap }) => ({ id, person: person(accountId), swap })),
          };
        }),
    };
  });
  return {
    ...row,
    days,
    people: [...people].map(person).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
    arrangedUntil: eye.days.until,
  };
};

const gone = (key: string) => ({ key, name: '', days: 'all' as const, on: [], from: '00:00', to: '00:00', people: 0, turn: [] });

/** @throws rosters.roster_not_found */
export const getRosterById = async (tx: Tx, id: string): Promise<StoredRoster> =>
  (await rostersById(tx, [id]))[0] ?? fail('rosters.roster_not_found');

/** The roster as it stands, by its id, over the usual days. */
export const rosterShown = async (eye: Eye, tx: Tx, id: string, span = spanOf(shanghaiDay(eye.now), {})): Promise<Roster> =>
  presentRoster(eye, tx, await getRosterById(tx, id), span);
