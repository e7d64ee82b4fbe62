import { v7 } from 'uuid';
import type { AskedRole, BasisKind, DemandKind } from '#contract/demands/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { AreaLevel } from '#contract/territory/levels.ts';
import { daysAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { monthOf } from '../domain/days.ts';
import { insertPastComplaints } from '../store/complaints.ts';
import { type DemandRow, insertDemands, setWithdrawn } from '../store/demands.ts';
import { noteRefusal } from '../store/month.ts';

/** A demand as it was made some time ago, with its answer and complaint. */
export interface PastDemand {
  readonly kind: DemandKind;
  readonly title: string;
  readonly items: number;
  readonly asker: { readonly path: string; readonly level: AreaLevel; readonly name: string; readonly by: string | null };
  readonly addressee: { readonly path: string; readonly level: AreaLevel; readonly name: string; readonly role: AskedRole | null };
  /** null: asked outside the platform. */
  readonly basis: { readonly kind: BasisKind; readonly text: string } | null;
  readonly askedAt: Date;
  /** Days until it was due. */
  readonly days: number;
  readonly answeredAt: Date | null;
  readonly minutes: number | null;
  readonly complaint: { readonly words: string; readonly judge: string; readonly upheld: boolean | null } | null;
  /** What of another module it is about. */
  readonly subject?: { readonly type: string; readonly id: string };
}
interface PastRefusal {
  readonly id: string;
  readonly code: string;
  readonly prohibition: string | null;
  readonly kind: DemandKind;
  readonly asker: { readonly path: string; readonly level: AreaLevel; readonly name: string };
  readonly areaPath: string;
  readonly at: Date;
}

/** Enters demands of the past, for a demo: nobody is told, nothing is judged by the rule. Who complained is not kept. */
export const addDemands = async (tx: Tx, demands: readonly PastDemand[], refusals: readonly PastRefusal[]): Promise<void> => {
  const rows = demands.map((one): DemandRow => {
    const day = shanghaiDay(one.askedAt);
    const id = idOf(one.askedAt);
    return {
      id,
      requestId: id,
      kind: one.kind,
      title: one.title,
      note: null,
      items: one.items,
      contents: [],
      need: null,
      askerPath: one.asker.path,
      askerLevel: one.asker.level,
      askerName: one.asker.name,
      askedBy: one.asker.by,
      areaPath: one.addressee.path,
      areaLevel: one.addressee.level,
      role: one.addressee.role,
      organisationId: null,
      addresseeName: one.addressee.name,
      basisKind: one.basis?.kind ?? null,
      basis: one.basis?.text ?? null,
      outside: one.basis === null,
      exceptionBasis: null,
      exceptionReason: null,
      exceptionApprovedBy: null,
      exceptionEndsOn: null,
      againOf: null,
      againReason: null,
      subjectType: one.subject?.type ?? null,
      subjectId: one.subject?.id ?? null,
      askedAt: one.askedAt,
      month: monthOf(day),
      dueOn: daysAfter(day, one.days),
      answeredAt: one.answeredAt,
      answeredBy: null,
      answer: null,
      minutes: one.minutes,
      withdrawnAt: null,
      withdrawReason: null,
    };
  });
  await insertDemands(tx, rows);
  const complaints = demands.flatMap(({ complaint, askedAt }, n) => {
    const row = rows[n];
    return complaint && row ? [{ complaint, askedAt, row }] : [];
  });
  await insertPastComplaints(
    tx,
    complaints.map(({ complaint, askedAt, row }) => {
      const at = new Date(askedAt.getTime() + 7_200_000);
      const upheld = shanghaiDay(at) < daysAfter(shanghaiDay(new Date()), -5) ? (complaint.upheld ?? false) : null;
      return {
        id: v7(),
        demandId: row.id,
        words: complaint.words,
        judgePath: complaint.judge,
        at,
        dueOn: daysAfter(shanghaiDay(at), 7),
        upheld,
        answer:
          upheld === null
            ? null
            : upheld
              ? '情况属实，已要求停止执行，相关数据从平台提取。'
              : '事项列入准入清单，请按期报送，期限已酌情放宽。',
        answeredAt: upheld === null ? null : new Date(at.getTime() + 2 * 86_400_000),
        answeredBy: upheld === null ? null : row.askedBy,
      };
    }),
  );
  for (const { complaint, row } of complaints)
    if (complaint.upheld && !row.answeredAt && row.dueOn < shanghaiDay(new Date()))
      await setWithdrawn(tx, row.id, row.askedAt, '投诉成立，停止执行');
  for (const { asker, at, ...one } of refusals)
    await noteRefusal(tx, {
      ...one,
      askerPath: asker.path,
      askerLevel: asker.level,
      askerName: asker.name,
      at,
      month: monthOf(shanghaiDay(at)),
    });
};
