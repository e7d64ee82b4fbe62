import { v7 } from 'uuid';
import { isBody, isUnit } from '#contract/organisations/kinds.ts';
import { codeForm } from '#kernel/sheets/rows/row-reader.ts';
import { overlap } from './day.ts';
import type { Row } from './people-sheet.ts';
import { type Breath, type Ground, keyOf, type Named, type OrganisationPlan } from './sheet-plan.ts';

export interface MembershipRow {
  readonly r: Row<'memberships'>;
  readonly body: Named;
  readonly unit: Named;
  readonly joinedOn: string;
  /** Undefined: the sheet has no such column. */
  readonly leftOn: string | null | undefined;
}
export const readMembershipRows = (rows: readonly Row<'memberships'>[]): MembershipRow[] =>
  rows.flatMap((r) => {
    const [bodyArea, body] = [r.needed('bodyArea', 20, codeForm), r.needed('body', 80)];
    const [unitArea, unit] = [r.needed('unitArea', 20, codeForm), r.needed('unit', 80)];
    const joinedOn = r.require('joinedOn') ? r.day('joinedOn') : null;
    const leftOn = r.has('leftOn') ? r.day('leftOn') : undefined;
    if (!bodyArea || !body || !unitArea || !unit || !joinedOn) return [];
    if (leftOn && leftOn < joinedOn) r.wrong('leftOn', 'organisations.days_reversed', { from: joinedOn, to: leftOn });
    return [{ r, body: { area: bodyArea, name: body }, unit: { area: unitArea, name: unit }, joinedOn, leftOn }];
  });

/** A unit in a body for a period of days, both ends included. */
export interface Seat {
  readonly id: string;
  readonly unitId: string;
  readonly bodyId: string;
  readonly joinedOn: string;
  readonly leftOn: string | null;
}
export interface MembershipPlan {
  readonly added: Seat[];
  readonly changed: Seat[];
  unchanged: number;
  /** All memberships as they will be. */
  readonly seats: Seat[];
}

/** What the sheet of memberships asks for. One is the same when unit, body and first day are; a sheet changes its last day only. */
export const planMemberships = async (
  rows: readonly MembershipRow[],
  byKey: OrganisationPlan['byKey'],
  known: readonly Seat[],
  ground: Ground,
  breath: Breath,
): Promise<MembershipPlan> => {
  const plan: MembershipPlan = { added: [], changed: [], unchanged: 0, seats: [] };
  const pairOf = (s: Pick<Seat, 'unitId' | 'bodyId'>): string => `${s.unitId} ${s.bodyId}`;
  const pairs = Map.groupBy(known, pairOf);
  const seen = new Map<string, number>();
  const periods: { row: MembershipRow; seat: Seat }[] = [];
  for (const row of rows) {
    await breath();
    const { r, joinedOn } = row;
    const [body, unit] = [byKey.get(keyOf(row.body)), byKey.get(keyOf(row.unit))];
    if (!body) r.wrong('body', 'organisations.row_organisation', { ...row.body });
    if (!unit) r.wrong('unit', 'organisations.row_organisation', { ...row.unit });
    if (!body || !unit) continue;
    const pair = pairOf({ unitId: unit.id, bodyId: body.id });
    const first = seen.get(`${pair} ${joinedOn}`);
    seen.set(`${pair} ${joinedOn}`, r.row);
    if (!ground.manages(body.areaPath)) r.wrong('bodyArea', 'organisations.row_scope');
    else if (!isBody(body.kind)) r.wrong('body', 'organisations.membership_unfit');
    else if (!isUnit(unit.kind)) r.wrong('unit', 'organisations.membership_unfit');
    else if (first !== undefined) r.wrong('unit', 'organisations.row_twice', { row: first });
    else {
      const theirs = pairs.get(pair) ?? [];
      const before = theirs.find((s) => s.joinedOn === joinedOn);
      const leftOn = row.leftOn === undefined ? (before?.leftOn ?? null) : row.leftOn;
      const seat = { id: before?.id ?? v7(), unitId: unit.id, bodyId: body.id, joinedOn, leftOn };
      pairs.set(pair, [...theirs.filter((s) => s !== before), seat]);
      periods.push({ row, seat });
      if (!before) plan.added.push(seat);
      else if (before.leftOn === leftOn) plan.unchanged++;
      else plan.changed.push(seat);
    }
  }
  // only when every row has been read: one may shorten what another would overlap
  for (const { row, seat } of periods) {
    const others = (pairs.get(pairOf(seat)) ?? []).filter((s) => s !== seat);
    const period = (s: Seat) => ({ validFrom: s.joinedOn, validTo: s.leftOn });
    if (others.some((s) => overlap(period(s), period(seat)))) row.r.wrong('joinedOn', 'organisations.membership_duplicate');
  }
  plan.seats.push(...[...pairs.values()].flat());
  return plan;
};
