import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Demand } from '#contract/demands/demands.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { isAsked, isOwnAsk, mayJudge, type Placed, seesDemand } from '../policy.ts';
import { complaintsOf, ownComplaints } from '../store/complaints.ts';
import { type DemandRow, findDemand } from '../store/demands.ts';

const codeOf = (path: string): string => path.replaceAll('.', '');
const stateOf = (row: DemandRow, today: string): Demand['state'] =>
  row.answeredAt ? 'answered' : row.withdrawnAt ? 'withdrawn' : row.dueOn < today ? 'late' : 'open';

/** Demands as a viewer may see them, with the complaints that are the viewer's to see. */
export const presentDemands = async (
  { kernel, subjects }: Context,
  tx: Tx,
  viewer: Viewer,
  rows: readonly DemandRow[],
): Promise<Demand[]> => {
  const today = shanghaiDay(kernel.clock.now());
  const ids = rows.map(({ id }) => id);
  const complaints = Map.groupBy(ids.length > 0 ? await complaintsOf(tx, ids) : [], ({ demandId }) => demandId);
  const mine = new Set(complaints.size > 0 ? await ownComplaints(tx, ids, viewer.accountId) : []);
  return rows.map((row): Demand => {
    const state = stateOf(row, today);
    const [asked, own] = [isAsked(viewer, row), isOwnAsk(viewer, row)];
    const all = complaints.get(row.id) ?? [];
    const shown = all.filter((one) => own || mine.has(one.id) || mayJudge(viewer, one.judgePath, row));
    const waits = state === 'open' || state === 'late';
    const byAct = row.subjectType !== null && subjects.get(row.subjectType)?.answeredByAct === true;
    const actions: Demand['actions'] = [];
    if (asked && waits && !byAct) actions.push('answer');
    if (asked && state === 'answered' && row.minutes === null) actions.push('tell_minutes');
    if (asked && state !== 'withdrawn' && !all.some(({ id }) => mine.has(id))) actions.push('complain');
    if (own && waits) actions.push('withdraw');
    if (all.some((one) => one.upheld === null && mayJudge(viewer, one.judgePath, row))) actions.push('judge');
    return {
      id: row.id,
      kind: row.kind,
      title: row.title,
      note: row.note,
      items: row.items,
      contents: [...row.contents],
      need: row.need,
      asker: { code: codeOf(row.askerPath), name: row.askerName, level: row.askerLevel },
      addressee: {
        code: codeOf(row.areaPath),
        name: row.addresseeName,
        level: row.areaLevel,
        role: row.role,
        organisationId: row.organisationId,
      },
      basis: row.basisKind === null || row.basis === null ? null : { kind: row.basisKind, text: row.basis },
      outside: row.outside,
      exception:
        row.exceptionBasis === null
          ? null
          : {
              basis: row.exceptionBasis,
              reason: row.exceptionReason ?? '',
              approvedBy: row.exceptionApprovedBy ?? '',
              endsOn: row.exceptionEndsOn ?? '',
            },
      againReason: row.againReason,
      subject: row.subjectType === null || row.subjectId === null ? null : { type: row.subjectType, id: row.subjectId },
      askedAt: row.askedAt.toISOString(),
      dueOn: row.dueOn,
      state,
      answeredAt: row.answeredAt?.toISOString() ?? null,
      answer: row.answer,
      minutes: row.minutes,
      withdrawReason: row.withdrawReason,
      complaints: shown.map((one) => ({
        id: one.id,
        words: one.words,
        at: one.at.toISOString(),
        dueOn: one.dueOn,
        mine: mine.has(one.id),
        upheld: one.upheld,
        answer: one.answer,
        answeredAt: one.answeredAt?.toISOString() ?? null,
      })),
      actions,
    };
  });
};

/** A demand the viewer may see. @throws demands.demand_not_found */
export const getVisible = async (tx: Tx, viewer: Viewer, id: string, lock = false): Promise<DemandRow> => {
  const row = await findDemand(tx, id, lock);
  return row && seesDemand(viewer, row as Placed) ? row : fail('demands.demand_not_found');
};

export const presentDemand = async (context: Context, tx: Tx, viewer: Viewer, id: string): Promise<Demand> => {
  const [shown] = await presentDemands(context, tx, viewer, [await getVisible(tx, viewer, id)]);
  return shown as Demand;
};
