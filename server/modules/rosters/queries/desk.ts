import type { z } from 'zod';
import { organisationsWith } from '#contract/accounts/viewer.ts';
import type { myDuty } from '#contract/rosters/api.ts';
import type { Tx } from '#kernel/db.ts';
import { type Eye, namesOf } from '../context.ts';
import { onDutyAt } from '../store/shifts.ts';

type Desk = z.input<typeof myDuty.response>['desk'];

/** Whoever works here needs no more desks than these to call. */
const most = 6;

/** Who is on duty now where somebody works, and in the areas above, nearest first; and in the own organisations. Never the viewer. */
export const deskOf = async (eye: Eye, tx: Tx): Promise<Desk> => {
  const { viewer, snapshot, now } = eye;
  const areas = viewer.posts.flatMap(({ areaPath }) => {
    const area = areaPath === null ? null : snapshot.findByPath(areaPath);
    return area ? [...snapshot.ancestors(area), area] : [];
  });
  const depth = new Map(areas.map(({ id, path }) => [id, path.length]));
  const organisations = organisationsWith(viewer, 'rosters.read');
  const rows = [
    ...(organisations.length > 0 ? await onDutyAt(tx, now, { organisations }) : []),
    ...(depth.size > 0 ? (await onDutyAt(tx, now, { areaIds: [...depth.keys()] })).filter((row) => row.organisationId === null) : []),
  ].filter(({ accountId }) => accountId !== viewer.accountId);
  const nearest = rows
    .map((row) => ({ row, far: row.organisationId === null ? -(depth.get(row.areaId) ?? 0) : Number.NEGATIVE_INFINITY }))
    .sort((a, b) => a.far - b.far)
    .slice(0, most);
  const person = await namesOf(
    eye,
    tx,
    nearest.map(({ row }) => row.accountId),
  );
  return nearest.map(({ row }) => ({
    roster: { id: row.rosterId, name: row.rosterName },
    slot: row.slotName,
    person: person(row.accountId),
    until: row.endsAt.toISOString(),
    telephone: row.telephone,
  }));
};
