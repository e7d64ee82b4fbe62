import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import type { RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import type { Eye } from '../context.ts';
import { type AccountsColumn, accountsColumns, neededAccountsColumns, type Side, sides } from '../domain/accounts-sheet.ts';
import { fenOf, yuan } from '../domain/money.ts';
import { type AccountsPeriod, nextDay, periodOf, periodWords, readPeriod } from '../domain/periods.ts';
import { mayPublish } from '../policy.ts';
import type { AccountLine, AccountsRecord } from '../store/accounts.ts';

type Reader = RowReader<AccountsColumn>;
/** The rows of one period of one area. */
export interface Group {
  readonly area: Pick<TerritoryArea, 'id' | 'code' | 'path' | 'name'>;
  readonly period: AccountsPeriod;
  readonly first: Reader;
  readonly opening: number | null;
  readonly closing: number | null;
  readonly lines: readonly AccountLine[];
  readonly names: readonly string[];
  readonly reason: string | null;
}
/** What is published of a group: everything adds up. */
export interface Stated extends Group {
  readonly opening: number;
  readonly closing: number;
  readonly income: number;
  readonly spending: number;
  /** What stands and is corrected; null: it is new. */
  readonly before: AccountsRecord | null;
}

/** A float that a spreadsheet computed, as the cents it stands for: 0.30000000000000004 is 0.3. */
const settled = (text: string): string =>
  /^-?\d+\.\d{8,}$/.test(text) && Math.abs(Number(text) - Number(Number(text).toFixed(2))) < 1e-6 ? Number(text).toFixed(2) : text;

/** Areas the viewer publishes for, by everything they are called. */
const namedAreas = ({ viewer, snapshot }: Eye): Map<string, TerritoryArea[]> => {
  const own = [snapshot.root, ...snapshot.within(snapshot.root)].filter(({ path }) => mayPublish(viewer, path));
  const byName = new Map<string, TerritoryArea[]>();
  for (const area of own)
    for (const name of new Set([area.code, area.name, area.shortName, snapshot.describe(area)]))
      byName.set(name, [...(byName.get(name) ?? []), area]);
  return byName;
};

interface Reading {
  readonly area: TerritoryArea;
  readonly period: AccountsPeriod;
  readonly r: Reader;
  readonly side: Side;
  readonly fen: number;
}
const readRow = (eye: Eye, areas: Map<string, TerritoryArea[]>, r: Reader): Reading | null => {
  const name = r.needed('area', 80);
  const found = name === null ? [] : (areas.get(name) ?? []);
  if (name !== null && found.length === 0) r.wrong('area', 'disclosures.fault.area', { value: name });
  if (found.length > 1) r.wrong('area', 'disclosures.fault.area_twice', { value: name });
  const said = r.needed('period', 30);
  const period = said === null ? null : readPeriod(said);
  if (said !== null && period === null) r.wrong('period', 'disclosures.fault.period', { value: said });
  if (period && period.until >= eye.today) r.wrong('period', 'disclosures.fault.not_over', { day: period.until });
  const side = r.require('side') ? r.word('side', sides) : null;
  const amount = r.needed('amount', 40);
  const fen = amount === null ? null : fenOf(settled(amount));
  if (amount !== null && fen === null) r.wrong('amount', 'disclosures.fault.amount', { value: amount });
  const line = side === 'income' || side === 'spending';
  if (fen !== null && line && fen <= 0) r.wrong('amount', 'disclosures.fault.positive');
  if (line && !r.filled('item')) r.wrong('item', 'disclosures.fault.item');
  r.text('item', 1, 60);
  r.text('note', 1, 200);
  r.text('names', 1, 200);
  r.text('reason', 2, 200);
  const [area] = found;
  return r.faulty() || !area || !period || side === null || fen === null ? null : { area, period, r, side, fen };
};

const groupOf = (rows: readonly Reading[]): Group => {
  const [one] = rows as [Reading];
  const only = (side: Side): number | null => {
    const [given, ...more] = rows.filter((row) => row.side === side);
    for (const row of more) row.r.wrong('side', 'disclosures.fault.twice', { side: sides[side] });
    return given?.fen ?? null;
  };
  return {
    area: one.area,
    period: one.period,
    first: one.r,
    opening: only('opening'),
    closing: only('closing'),
    lines: rows.flatMap(({ r, side, fen }) =>
      side === 'income' || side === 'spending'
        ? [{ side, item: r.text('item', 1, 60) ?? '', amount: fen, note: r.text('note', 1, 200) }]
        : [],
    ),
    names: rows.flatMap(({ r }) => (r.text('names', 1, 200) ?? '').split(/[、,，;；\s]+/)).filter((name) => name.length > 1),
    reason: rows.map(({ r }) => r.text('reason', 2, 200)).find((reason) => reason !== null) ?? null,
  };
};

/** What a workbook says, group by group in order of time, with everything that is wrong with its cells. */
export const readAccounts = (eye: Eye, sheets: readonly ReadSheet[]): Findings & { readonly groups: readonly Group[] } => {
  const findings: Findings = { faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<AccountsColumn>(sheet, accountsColumns, {
    needed: neededAccountsColumns,
    codes: 'organisations.cell_',
    findings,
  });
  noteUnread(sheets.slice(1), [sheet.name], findings);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): void => {
    findings.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `disclosures.fault.${code}`, data });
  };
  if (missing.length > 0) whole(heading, 'columns', { columns: missing.map((column) => accountsColumns[column][0]).join('、') });
  else if (rows.length === 0) whole(0, 'empty');
  const areas = namedAreas(eye);
  const read = rows.flatMap((r) => readRow(eye, areas, r) ?? []);
  const groups = [...Map.groupBy(read, ({ area, period }) => `${area.code} ${period.from}`).values()].map(groupOf);
  groups.sort((a, b) => (a.area.code + a.period.from < b.area.code + b.period.from ? -1 : 1));
  return { ...findings, groups };
};

const same = (a: readonly AccountLine[], b: readonly AccountLine[]): boolean =>
  JSON.stringify(a.map((l) => [l.side, l.item, l.amount, l.note])) === JSON.stringify(b.map((l) => [l.side, l.item, l.amount, l.note]));

/**
 * What of the groups is published and corrected, as the accounts stand now. What does not carry over, does not add up or leaves a period out is
 * noted at its first row.
 * @param standing accounts of the areas so far, the oldest first, and the lines of each
 */
export const planAccounts = (
  groups: readonly Group[],
  standing: readonly AccountsRecord[],
  lines: ReadonlyMap<string, readonly AccountLine[]>,
): { readonly stated: readonly Stated[]; readonly same: number } => {
  const stated: Stated[] = [];
  let unchanged = 0;
  for (const [, own] of Map.groupBy(groups, ({ area }) => area.code)) {
    const known = standing.filter(({ areaCode }) => areaCode === own[0]?.area.code);
    let last: { untilOn: string; closing: number; period: string } | undefined = known.at(-1);
    for (const group of own) {
      const { first, period } = group;
      const before = known.find(({ fromOn, untilOn }) => fromOn === period.from && untilOn === period.until) ?? null;
      const previous = before ? known[known.indexOf(before) - 1] : last;
      const opening = group.opening ?? previous?.closing ?? null;
      const sum = (side: AccountLine['side']): number => group.lines.reduce((n, one) => n + (one.side === side ? one.amount : 0), 0);
      const [income, spending] = [sum('income'), sum('spending')];
      if (opening === null) first.wrong('side', 'disclosures.fault.opening');
      else if (previous && opening !== previous.closing)
        first.wrong('amount', 'disclosures.fault.carried', { is: yuan(previous.closing), period: periodWords(previous.period) });
      if (group.closing === null) first.wrong('side', 'disclosures.fault.closing');
      else if (opening !== null && opening + income - spending !== group.closing)
        first.wrong('amount', 'disclosures.fault.sum', { is: yuan(opening + income - spending), said: yuan(group.closing) });
      const next = last && periodOf(period.name.includes('Q') ? 'quarterly' : 'monthly', nextDay(last.untilOn));
      if (before === null && last && period.from !== nextDay(last.untilOn))
        first.wrong('period', 'disclosures.fault.order', { last: periodWords(last.period), next: periodWords(next?.name ?? '') });
      if (first.faulty() || opening === null || group.closing === null) continue;
      const shown: Stated = { ...group, opening, closing: group.closing, income, spending, before };
      if (before === null) {
        stated.push(shown);
        last = { untilOn: period.until, closing: group.closing, period: period.name };
      } else if (before.opening === opening && before.closing === group.closing && same(group.lines, lines.get(before.id) ?? []))
        unchanged += 1;
      else if (before !== known.at(-1)) first.wrong('period', 'disclosures.fault.older');
      else if (group.reason === null) first.wrong('reason', 'disclosures.fault.published');
      else {
        stated.push(shown);
        last = { untilOn: period.until, closing: group.closing, period: period.name };
      }
    }
  }
  return { stated, same: unchanged };
};
