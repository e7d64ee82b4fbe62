import { shanghaiDay } from '#contract/kernel/day.ts';
import { plusMonths } from '#contract/kernel/expression/days.ts';
import { type PointRules, shippedRules } from '#contract/points/rules.ts';
import { jurisdictionOf, type Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { type Act, type Earlier, pay } from '../../domain/pay.ts';
import { createLedger } from '../../ledger/ledger.ts';
import { type BudgetRow, insertBudget, insertGrant } from '../store/budgets.ts';
import { insertByHand, setDecided } from '../store/by-hand.ts';
import { type EarnedRow, insertEarned } from '../store/earned.ts';
import { noteOddity } from '../store/oddities.ts';
import { byHandSource } from './by-hand.ts';

/** An act of the past, in the order in which they were told. */
export interface PastAct extends Act {
  readonly person: string;
  readonly at: Date;
  readonly source: { readonly what: string; readonly id: string };
  readonly approvedBy: string | null;
}
/** A budget with what was put into it. */
export interface PastBudget extends Pick<BudgetRow, 'areaCode' | 'title' | 'payer' | 'ceiling'> {
  readonly at: Date;
  readonly points: number;
  readonly reason: string;
  readonly by: string | null;
}
/** An act that was entered by hand, and what came of it. */
export interface PastEntry extends Omit<PastAct, 'source' | 'approvedBy'> {
  readonly reason: string;
  readonly by: string;
  readonly decidedBy: string | null;
}

/** Writes what was earned in the past by the rules that come along, for demos: budgets, acts in their order, entries by hand, something odd. */
export const addPast = async (
  tx: Tx,
  {
    budgets,
    open: before = [],
    acts,
    entries,
  }: {
    budgets: readonly PastBudget[];
    /** Budgets that are there already, with what of them may be given. */
    open?: readonly { readonly id: string; readonly areaCode: string; readonly left: number }[];
    acts: readonly PastAct[];
    entries: readonly PastEntry[];
  },
  rules: PointRules = shippedRules,
): Promise<void> => {
  const jurisdictionId = jurisdictionOf(tx);
  let now = new Date();
  const ledger = createLedger({ clock: { now: () => now } });
  const open = before.map((one) => ({ ...one }));
  for (const { at, points, reason, by, ...facts } of budgets) {
    now = at;
    const id = idOf(at);
    const year = Number(shanghaiDay(at).slice(0, 4));
    await insertBudget(tx, { id, ...facts }, { actorId: by, at });
    await insertGrant(tx, { id, budgetId: id, year, points, payer: facts.payer, reason, grantedBy: by, grantedAt: at });
    await ledger.transfer(tx, {
      id,
      from: { type: 'issuer', id: jurisdictionId },
      to: { type: 'budget', id },
      points,
      what: 'points.grant',
      subjectId: id,
      facts: { year },
    });
    open.push({ id, areaCode: facts.areaCode, left: points });
  }
  const nearest = (code: string) =>
    open.filter((b) => code.startsWith(b.areaCode)).sort((a, b) => b.areaCode.length - a.areaCode.length)[0];
  const earlier = new Map<string, Earlier[]>();
  const rows: EarnedRow[] = [];
  const earn = async (act: PastAct): Promise<void> => {
    const mine = earlier.get(act.person) ?? [];
    const { rule, credit, raw, points, cut } = pay(rules, act, mine);
    mine.push({ on: act.on, rule: rule?.code ?? null, credit, raw, points });
    earlier.set(act.person, mine);
    const budget = nearest(act.areaCode);
    const paid = points > 0 && budget !== undefined && budget.left >= points;
    const [id, transferId] = [idOf(act.at), idOf(act.at)];
    now = act.at;
    if (paid) {
      budget.left -= points;
      await ledger.transfer(tx, {
        id: transferId,
        from: { type: 'budget', id: budget.id },
        to: { type: 'person', id: act.person },
        points,
        what: act.act,
        subjectId: id,
        facts: { rule: { code: rule?.code, version: 0 }, kind: act.kind, quantity: act.quantity, on: act.on },
        lastDay: rule?.months ? plusMonths(shanghaiDay(now), BigInt(rule.months)) : null,
      });
    }
    rows.push({
      id,
      act: act.act,
      sourceWhat: act.source.what,
      sourceId: act.source.id,
      revision: 1,
      personId: act.person,
      areaCode: act.areaCode,
      kind: act.kind,
      quantity: act.quantity,
      onDay: act.on,
      classes: act.classes,
      rule: rule?.code ?? null,
      rulesVersion: 0,
      credit,
      raw,
      points,
      cut,
      months: rule?.months ?? null,
      state: points === 0 ? 'nothing' : paid ? 'posted' : 'waiting',
      why: !rule ? 'no_rule' : raw === 0 ? 'rest' : points > 0 && !paid ? 'budget_used_up' : cut ? 'capped' : 'paid',
      budgetId: points > 0 ? (budget?.id ?? null) : null,
      transferId: paid ? transferId : null,
      approvedBy: act.approvedBy,
      facts: {},
      earnedAt: act.at,
      postedAt: paid ? act.at : null,
      reversedReason: null,
      debt: 0,
    });
  };
  for (const act of acts) await earn(act);
  for (const entry of entries) {
    const id = idOf(entry.at);
    const { person, on, by, at } = entry;
    await insertByHand(tx, [{ ...entry, id, personId: person, onDay: on, enteredBy: by, enteredAt: at }]);
    if (entry.decidedBy === null) continue;
    await setDecided(tx, id, { state: 'confirmed', by: entry.decidedBy, at, decision: null });
    await earn({ ...entry, source: { what: byHandSource, id }, approvedBy: entry.decidedBy });
  }
  await insertEarned(tx, rows);
};

/** Notes something odd of the past. */
export const addOddity = (tx: Tx, odd: Omit<Parameters<typeof noteOddity>[1], 'id' | 'aboutId'>): Promise<boolean> =>
  noteOddity(tx, { ...odd, id: idOf(odd.firstAt), aboutId: odd.accountId });
