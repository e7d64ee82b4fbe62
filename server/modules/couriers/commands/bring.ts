import type { HelpKind } from '#contract/couriers/helps.ts';
import { helpDays } from '#contract/couriers/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { type HelpSecret, sealHelp } from '../sealing.ts';
import { type CourierRow, putCourier } from '../store/couriers.ts';
import { type FindRow, insertFind } from '../store/finds.ts';
import { insertHelp, setHelper } from '../store/helps.ts';

/** Help that was asked for, with who takes care of it. */
export interface PastHelp extends HelpSecret {
  readonly accountId: string;
  readonly kind: HelpKind;
  readonly areaPath: string;
  readonly askedAt: Date;
  readonly helperId: string | null;
}

/** Writes down what couriers said and asked for before, for demos. */
export const bringCouriers = async (
  tx: Tx,
  ring: Ring,
  { declared, helps }: { readonly declared: readonly Omit<CourierRow, 'id'>[]; readonly helps: readonly PastHelp[] },
): Promise<void> => {
  for (const one of declared) await putCourier(tx, { id: idOf(Date.parse(one.since)), ...one });
  for (const { name, phone, words, answer, helperId, ...help } of helps) {
    const id = idOf(help.askedAt);
    const until = shanghaiDay(new Date(help.askedAt.getTime() + helpDays.default * 86_400_000));
    await insertHelp(tx, { ...help, id, until, sealed: sealHelp(ring, id, { name, phone, words, answer }), keyVersion: ring.version });
    if (helperId !== null) await setHelper(tx, id, helperId, help.askedAt);
  }
};

/** What was reported of things and places before, with what each earned by the acts that are written down. */
export const bringFinds = async (tx: Tx, finds: readonly Omit<FindRow, 'points'>[]): Promise<void> => {
  const { rows } = await execute<{ caseId: string; points: number }>(
    tx,
    `select e.source_id as "caseId", e.points::int as points from points_earned e
     where e.jurisdiction_id = :jurisdiction and e.source_what = 'couriers.report' and e.state = 'posted' and e.source_id = any($1::text[])`,
    [finds.map(({ caseId }) => caseId)],
  );
  const earned = new Map(rows.map(({ caseId, points }) => [caseId, points]));
  for (const find of finds) {
    const points = earned.get(find.caseId) ?? 0;
    await insertFind(tx, { ...find, points, outcome: points > 0 ? 'posted' : find.outcome });
  }
};
