import { v7 } from 'uuid';
import type { DutyRating } from '#contract/duties/values.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { windowOf } from '../domain/dues.ts';
import { sealReport } from '../sealing.ts';
import { insertDuties, type NewDuty } from '../store/duties.ts';

/** Somebody in a duty of a district that is made and not lived in. */
export interface PastHolder {
  readonly personId: string;
  readonly state: 'claimed' | 'active' | 'ended';
  readonly fromOn: string | null;
  readonly untilOn: string | null;
  readonly claimedAt: Date;
  readonly confirmedBy: string | null;
  readonly rating: DutyRating | null;
  readonly reports: readonly { readonly day: string; readonly minutes: number; readonly words: string }[];
}

/** Windows of months and quarters are the same whatever days are worked. */
const everyDay = { worked: () => true };

/** Enters duties as they would have come about, with who has them, in three statements. */
export const bringDuties = async (
  tx: Tx,
  ring: Ring,
  duties: readonly (NewDuty & { readonly holders: readonly PastHolder[] })[],
  by: string,
): Promise<void> => {
  await insertDuties(
    tx,
    duties.map(({ holders: _, ...duty }) => duty),
    by,
  );
  const holders = duties.flatMap((d) =>
    d.holders.map((h) => ({
      ...h,
      id: v7(),
      rhythm: d.rhythm,
      dutyId: d.id,
      areaCode: d.areaPath.replaceAll('.', ''),
      counts: h.state !== 'ended',
    })),
  );
  await execute(
    tx,
    `insert into duty_holders (jurisdiction_id, id, duty_id, area_code, person_id, state, counts, claimed_at, since, confirmed_by, from_on, until_on, rating)
     select :jurisdiction, g.id, g."dutyId", g."areaCode", g."personId", g.state, g.counts, g."claimedAt", g."claimedAt", g."confirmedBy", g."fromOn",
       g."untilOn", g.rating
     from jsonb_to_recordset($1::jsonb) as g (id uuid, "dutyId" uuid, "areaCode" text, "personId" uuid, state text, counts boolean,
       "claimedAt" timestamptz, "confirmedBy" uuid, "fromOn" date, "untilOn" date, rating text) returning id`,
    [JSON.stringify(holders)],
  );
  const taken = [
    ...Map.groupBy(
      holders.filter(({ counts }) => counts),
      ({ dutyId }) => dutyId,
    ),
  ];
  await execute(
    tx,
    `update duties d set taken = g.taken from unnest($1::uuid[], $2::int[]) as g (id, taken) where d.jurisdiction_id = :jurisdiction and d.id = g.id`,
    [taken.map(([id]) => id), taken.map(([, some]) => some.length)],
  );
  const reports = holders.flatMap((h) =>
    h.reports.map(({ day, minutes, words }) => {
      const id = v7();
      const dueKey = windowOf(h.rhythm, h.fromOn ?? day, day, everyDay);
      return { id, holderId: h.id, day, minutes, dueKey, sealed: sealReport(ring, id, words).toString('hex'), keyVersion: ring.version };
    }),
  );
  await execute(
    tx,
    `insert into duty_reports (jurisdiction_id, id, holder_id, day, minutes, due_key, sealed, key_version, at)
     select :jurisdiction, g.id, g."holderId", g.day, g.minutes, g."dueKey", decode(g.sealed, 'hex'), g."keyVersion", g.day::timestamptz
     from jsonb_to_recordset($1::jsonb) as g (id uuid, "holderId" uuid, day date, minutes int, "dueKey" text, sealed text, "keyVersion" int) returning id`,
    [JSON.stringify(reports)],
  );
};
