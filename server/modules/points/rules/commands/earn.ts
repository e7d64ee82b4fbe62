import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { plusMonths } from '#contract/kernel/expression/days.ts';
import type { EarnedReason, PersonClass } from '#contract/points/rule-values.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { jurisdictionOf, type Tx } from '#kernel/db.ts';
import { AppError, fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { type Paid, pay, windowOf } from '../../domain/pay.ts';
import type { EarningAct } from '../acts.ts';
import type { Context } from '../context.ts';
import { rulesOn } from '../kind.ts';
import { payingBudget } from '../store/budgets.ts';
import { type EarnedRow, earlierOf, earnedOnce, earnerOf, insertEarned, lockEarner, type Source } from '../store/earned.ts';
import { noteOddities } from './note-oddities.ts';

/** An act of somebody that may earn points. */
export interface Earning {
  readonly act: string;
  readonly kind: string | null;
  readonly person: string;
  /** Where it was done: the nearest budget up the tree pays. */
  readonly areaId: string;
  /** Whole minutes or times, above zero. */
  readonly quantity: number;
  /** Its day in Shanghai. Caps are those of that day, and the rules those that held on it, however late it is told. */
  readonly on: string;
  readonly source: Source;
  /** Who confirmed it; null where nobody did by hand. */
  readonly approvedBy: string | null;
  /** Codes, ids, numbers and days that explain it; never a name or a text somebody wrote. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What an act earned. pending: it waits for a budget · capped: a cap left nothing · none: no rule pays it, or less than a point so far. */
export interface Earned {
  readonly state: 'posted' | 'pending' | 'capped' | 'none';
  readonly points: number;
  readonly why: EarnedReason;
}

const states = { posted: 'posted', waiting: 'pending', nothing: 'none', reversed: 'none' } as const;
/** How a row answers whoever asks; one that was taken back earns nothing more. */
const told = ({ state, points, why }: Pick<EarnedRow, 'state' | 'points' | 'why'>): Earned => ({
  state: state === 'nothing' && why === 'capped' ? 'capped' : states[state],
  points: state === 'reversed' ? 0 : points,
  why,
});

/** What somebody is on a day, beside a resident. */
const classesOf = async ({ classes }: Context, tx: Tx, personId: string, on: string, partyMember: boolean): Promise<PersonClass[]> => {
  const is: PersonClass[] = partyMember ? ['party_member'] : [];
  for (const one of classes.values()) if (await one.of(tx, personId, on)) is.push(one.class);
  return is;
};

/** Why an act is worth what it is, before a budget is asked. */
const reasonOf = ({ rule, raw, cut }: Paid, excluded: boolean): EarnedReason =>
  excluded ? 'excluded' : !rule ? 'no_rule' : raw === 0 ? 'rest' : cut ? 'capped' : 'paid';

/** The same act told again: it must be the same in everything that decides what it earns. @throws points.other_body */
const again = (row: EarnedRow, { person, kind, quantity, on }: Earning): Earned =>
  row.personId === person && row.kind === kind && row.quantity === quantity && row.onDay === on ? told(row) : fail('points.other_body');

/** Pays a row out of its budget. @returns the transfer; null where the budget has not enough, and nothing is written */
export const payOut = async ({ ledger, kernel }: Context, tx: Tx, row: EarnedRow, budgetId: string): Promise<string | null> => {
  const transferId = v7();
  const last = row.months === null ? null : plusMonths(shanghaiDay(kernel.clock.now()), BigInt(row.months));
  try {
    await ledger.transfer(tx, {
      id: transferId,
      from: { type: 'budget', id: budgetId },
      to: { type: 'person', id: row.personId },
      points: row.points,
      what: row.act,
      subjectId: row.id,
      facts: { ...row.facts, rule: { code: row.rule, version: row.rulesVersion }, kind: row.kind, quantity: row.quantity, on: row.onDay },
      lastDay: last,
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'points.not_enough') return null;
    throw error;
  }
  return transferId;
};

const actOf = ({ acts }: Context, { act, quantity }: Earning): EarningAct => {
  const found = acts.find(act);
  if (!found) throw new Error(`no module has opened the act ${act}`);
  if (!Number.isSafeInteger(quantity) || quantity <= 0) throw new Error(`${quantity} is no quantity of ${act}`);
  return found;
};

/**
 * Lets an act earn what the rules of its day pay, once per act, source and revision; in the caller's transaction.
 * @throws points.own_act where somebody confirmed their own act; points.person_gone; points.other_body where the same source told something else before
 */
export const earn = async (context: Context, tx: Tx, asked: Earning): Promise<Earned> => {
  const { kernel, kind } = context;
  const found = actOf(context, asked);
  const { source, on, person } = asked;
  const at = kernel.clock.now();
  await lockEarner(tx, person);
  const before = await earnedOnce(tx, asked.act, source);
  if (before) return again(before, asked);
  const earner = (await earnerOf(tx, person, asked.areaId)) ?? fail('points.person_gone');
  if (asked.approvedBy !== null && asked.approvedBy === earner.accountId) fail('points.own_act');
  const { version, content } = await rulesOn(tx, kind, jurisdictionOf(tx), on, at);
  const classes = await classesOf(context, tx, person, on, earner.partyMember);
  const excluded = asked.kind !== null && (found.excluded?.includes(asked.kind) ?? false);
  const act = { act: asked.act, unit: found.unit, kind: asked.kind, classes, areaCode: earner.areaCode, quantity: asked.quantity, on };
  const rules = excluded ? { ...content, rules: [] } : content;
  const paid = pay(rules, act, await earlierOf(tx, person, windowOf(content.seasons, on)));
  const row: EarnedRow = {
    id: v7(),
    act: asked.act,
    sourceWhat: source.what,
    sourceId: source.id,
    revision: source.revision ?? 1,
    personId: person,
    areaCode: earner.areaCode,
    kind: asked.kind,
    quantity: asked.quantity,
    onDay: on,
    classes,
    rule: paid.rule?.code ?? null,
    rulesVersion: version,
    credit: paid.credit,
    raw: paid.raw,
    points: paid.points,
    cut: paid.cut,
    months: paid.rule?.months ?? null,
    state: 'nothing',
    why: reasonOf(paid, excluded),
    budgetId: null,
    transferId: null,
    approvedBy: asked.approvedBy,
    facts: asked.facts,
    earnedAt: at,
    postedAt: null,
    reversedReason: null,
    debt: 0,
  };
  const done = paid.points === 0 ? row : await fromBudget(context, tx, row, paid.rule?.budget ?? null);
  await insertEarned(tx, [done]);
  await tell(tx, done, earner.accountId);
  if (asked.approvedBy !== null) await noteOddities(context, tx, done, found.unit);
  return told(done);
};

/** The row as it stands once its budget was asked: paid, or waiting. Whoever waits already goes first. */
const fromBudget = async (context: Context, tx: Tx, row: EarnedRow, named: string | null): Promise<EarnedRow> => {
  const budget = await payingBudget(tx, row.areaCode, named);
  if (!budget) return { ...row, state: 'waiting', why: 'no_budget' };
  const waiting: EarnedRow = { ...row, budgetId: budget.id, state: 'waiting', why: 'budget_used_up' };
  if (budget.awaited) return waiting;
  const transferId = await payOut(context, tx, row, budget.id);
  return transferId === null ? waiting : { ...row, budgetId: budget.id, state: 'posted', transferId, postedAt: row.earnedAt };
};

/** Tells whoever earned, and of a budget that is used up those who keep it: once a day. */
const tell = async (tx: Tx, row: EarnedRow, accountId: string | null): Promise<void> => {
  const at = row.earnedAt;
  const jurisdictionId = jurisdictionOf(tx);
  if (row.state === 'nothing') return;
  const { points } = row;
  const waits = row.state === 'waiting';
  await notify(tx, jurisdictionId, [
    ...(accountId === null
      ? []
      : [
          {
            kind: 'points.earned',
            variant: waits ? 'waiting' : 'came',
            to: { accounts: [accountId] },
            subject: row.id,
            data: { points },
            cause: row.id,
            at,
          },
        ]),
    ...(waits
      ? [
          {
            kind: 'points.budget',
            variant: row.budgetId === null ? 'missing' : 'used_up',
            to: { permission: 'points.budgets', around: pathOfCode(row.areaCode) } as const,
            subject: row.budgetId,
            data: {},
            cause: `${row.budgetId ?? row.areaCode} ${shanghaiDay(at)}`,
            at,
          },
        ]
      : []),
  ]);
};
