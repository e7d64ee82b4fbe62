import type { Answer, Answers } from '#contract/kernel/form/schema.ts';
import { seeingAll, type Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/errors.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { Register } from '../domain/register.ts';
import { brokenBy, changedKeys, computed, dayOfNumber, dueOf } from '../domain/values.ts';
import { type Gatherer, gatheringOf, type Web } from '../gathering.ts';
import { openPersonal, rawOf } from '../sealing.ts';
import { announceRows } from '../store/announce.ts';
import { gatheredFor } from '../store/gather.ts';
import { putReminders } from '../store/reminders.ts';
import { heldRows, type RowRecord, refreshRows, type WrittenRow } from '../store/rows.ts';
import { heldBy } from './write-rows.ts';

/** What settling stands on. */
export interface Settling {
  readonly web: Web;
  readonly ring: Ring;
  /** Day in Shanghai. */
  readonly today: string;
}
type Held = Pick<RowRecord, 'data' | 'state'>;
/** A row that was written: as it was, and as it is. */
export interface Touch {
  readonly before: Held | null;
  readonly after: Held;
}

/** Rows that keep a figure of a row that was written: that at which it points, and that at which it pointed. */
const keepersOf = ({ gathered }: Gatherer, { before, after }: Touch): string[] => {
  const keys = [gathered.by, ...(gathered.field === null ? [] : [gathered.field]), ...gathered.where.map(({ field }) => field)];
  const isSame = before?.state === after.state && keys.every((key) => JSON.stringify(before.data[key]) === JSON.stringify(after.data[key]));
  return isSame ? [] : [before?.data[gathered.by], after.data[gathered.by]].filter((id) => typeof id === 'string');
};

/** Figures of rows from those that point at them. */
const figuresFor = async (
  tx: Tx,
  web: Web,
  register: Register,
  ids: readonly string[],
): Promise<(id: string) => Record<string, Answer | undefined>> => {
  const found: { key: string; of: (id: string) => Answer | undefined }[] = [];
  for (const { key, type, gathered } of register.content.fields) {
    const source = gathered && web.byCode.get(gathered.register);
    const gathering = source && gathered ? gatheringOf(source, gathered) : null;
    if (!gathered) continue;
    const none = gathered.what === 'count' || gathered.what === 'sum' ? 0 : undefined;
    const figures = gathering ? await gatheredFor(tx, gathering, ids) : new Map<string, number>();
    found.push({
      key,
      of: (id) => {
        const figure = figures.get(id);
        return figure === undefined ? none : type === 'date' ? dayOfNumber(figure) : figure;
      },
    });
  }
  return (id) => Object.fromEntries(found.map(({ key, of }) => [key, of(id)]));
};

/**
 * Writes what follows from other rows and from the day into rows that are held: figures, formulas, reminders.
 * @param judged refuses figures by which a row breaks a rule of its own that it kept before, as a fund does from which more is spent than it has
 * @returns the rows whose values changed
 * @throws registers.rule_broken, naming the row
 */
const settleHeld = async (
  tx: Tx,
  { web, ring, today }: Settling,
  register: Register,
  rows: readonly RowRecord[],
  judged: boolean,
): Promise<Touch[]> => {
  const figures = await figuresFor(
    tx,
    web,
    register,
    rows.map(({ id }) => id),
  );
  const settled = rows.flatMap((row) => {
    const state = register.state(row.state);
    if (!state) return [];
    const isHere = ([key]: readonly [string, Answer]): boolean => register.fields.has(key);
    const all = Object.entries({ ...row.data, ...openPersonal({ ring }, row) });
    const before: Answers = Object.fromEntries(all.filter(isHere));
    const given = Object.entries({ ...before, ...figures(row.id) }).filter((one): one is [string, Answer] => one[1] !== undefined);
    const values = computed(register, state, Object.fromEntries(given), today);
    const kept = Object.fromEntries(Object.entries(row.data).filter((one) => !isHere(one)));
    const isChanged = changedKeys(before, values).length > 0;
    const broken = judged && isChanged ? brokenBy(register, state, values, today) : null;
    if (broken && brokenBy(register, state, before, today) !== broken) {
      const { zh, en } = broken.message;
      throw new AppError('registers.rule_broken', { rule: { zh: `“${row.title}”：${zh}`, en: `"${row.title}": ${en ?? zh}` }, fields: [] });
    }
    return [
      {
        row,
        due: dueOf(register, state, values, today),
        held: isChanged ? heldBy({ register, ring }, row.id, values, { kept, raw: rawOf({ ring }, row) }) : null,
      },
    ];
  });
  const changed = settled.flatMap(({ row, held }) => (held ? [{ row, held }] : []));
  await refreshRows(
    tx,
    register,
    changed.map(({ row, held }) => ({ id: row.id, ...held })),
  );
  await announceRows(
    tx,
    register.code,
    changed.map(({ row }) => row.id),
  );
  if (register.reminders.length > 0) {
    const due = settled.map(({ row, due: codes }) => ({ id: row.id, areaPath: row.areaPath, codes }));
    await putReminders(tx, register.no, due, today, false);
  }
  return changed.map(({ row, held }) => ({ before: row, after: { data: held.data, state: row.state } }));
};

/** Adds the rows that keep figures of those that were written. */
const add = (pending: Map<string, Set<string>>, web: Web, code: string, touched: readonly Touch[]): void => {
  for (const gatherer of web.from(code))
    for (const id of touched.flatMap((touch) => keepersOf(gatherer, touch))) {
      const { code: keeper } = gatherer.register;
      pending.set(keeper, (pending.get(keeper) ?? new Set()).add(id));
    }
};

/**
 * Brings rows that keep figures of others up to date, and those that keep figures of these, each register's rows held in the order of their ids:
 * two that write at once wait for one another, and the second counts what the first has written.
 */
export const settle = async (tx: Tx, settling: Settling, code: string, touched: readonly Touch[]): Promise<void> => {
  const { web } = settling;
  const pending = new Map<string, Set<string>>();
  add(pending, web, code, touched);
  if (pending.size === 0) return;
  // who writes a row need not see those that keep its figures
  await seeingAll(tx, async () => {
    while (pending.size > 0) {
      const [next = ''] = [...pending.keys()].sort((a, b) => web.rank(a) - web.rank(b) || (a < b ? -1 : 1));
      const register = web.byCode.get(next);
      const ids = [...(pending.get(next) ?? [])];
      pending.delete(next);
      if (!register) continue;
      add(pending, web, next, await settleHeld(tx, settling, register, await heldRows(tx, register.no, ids), true));
    }
  });
};

/** The same for rows of a register themselves, in a transaction that sees everything: figures and reminders that are new, or a day later. */
export const settleRows = async (tx: Tx, settling: Settling, register: Register, ids: readonly string[]): Promise<void> => {
  await settle(tx, settling, register.code, await settleHeld(tx, settling, register, await heldRows(tx, register.no, ids), false));
};

/** What follows from rows that were written: their reminders, and the figures others keep of them. @param fresh rows that were not there before */
export const follow = async (
  tx: Tx,
  settling: Settling,
  register: Register,
  rows: readonly {
    readonly before: Held | null;
    readonly row: Pick<WrittenRow, 'id' | 'data' | 'state' | 'areaPath'> & { readonly due: readonly string[] };
  }[],
): Promise<void> => {
  if (register.reminders.length > 0) {
    const due = rows.map(({ row }) => ({ id: row.id, areaPath: row.areaPath, codes: row.due }));
    await putReminders(
      tx,
      register.no,
      due,
      settling.today,
      rows.every(({ before }) => before === null),
    );
  }
  await settle(
    tx,
    settling,
    register.code,
    rows.map(({ before, row }) => ({ before, after: row })),
  );
};
