import type { Slot } from '#contract/rosters/api.ts';
import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';
import type { RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { isCoveredOn, occurrenceOf, type Worked } from './slots.ts';

/** Columns of a roster's sheet, with their width and what people write over them instead. The phone is only asked for where two have one name. */
export const shiftColumns = {
  day: ['日期', 14, ['值班日期', '时间']],
  weekday: ['星期', 8],
  slot: ['班次', 16, ['值班班次', '班别']],
  hours: ['时段', 16],
  person: ['值班人员', 16, ['姓名', '人员', '值班人']],
  phone: ['手机（同名时填写）', 20, ['手机', '电话', '联系电话']],
} as const satisfies Record<string, ColumnSpec>;
export type ShiftColumn = keyof typeof shiftColumns;
export const neededColumns = ['day', 'slot', 'person'] as const satisfies readonly ShiftColumn[];

/** Somebody who can be put on duty. */
export interface Candidate {
  readonly accountId: string;
  readonly name: string;
  readonly phone: string | null;
}
/** What a row asks for. */
export interface Wanted {
  readonly slot: Slot;
  readonly day: string;
  readonly accountId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Who is meant: the one of that name, or of that name and phone where several have it. */
const personIn = (r: RowReader<ShiftColumn>, candidates: readonly Candidate[]): string | null => {
  const name = r.text('person', 2, 40);
  if (name === null) return null;
  const named = candidates.filter((one) => one.name === name);
  const phone = r.text('phone', 4, 20);
  const found =
    named.length > 1 || phone !== null ? named.filter((one) => phone !== null && one.phone?.endsWith(phone.replaceAll(/\D/g, ''))) : named;
  if (found.length === 1) return found[0]?.accountId ?? null;
  return r.wrong('person', named.length > 1 ? 'rosters.fault.twins' : 'rosters.fault.person', { value: name });
};

/** Reads one row; null where it names nobody, or is wrong, which is noted with the reader. */
export const readShiftRow = (
  r: RowReader<ShiftColumn>,
  slots: readonly Slot[],
  candidates: readonly Candidate[],
  worked: Worked,
): Wanted | null => {
  // a row that nobody was entered in stays open
  if (!r.filled('person')) return null;
  for (const column of ['day', 'slot'] as const) r.require(column);
  const [day, name] = [r.day('day'), r.text('slot', 1, 20)];
  const accountId = personIn(r, candidates);
  const slot = slots.find((one) => one.name === name);
  if (name !== null && !slot) r.wrong('slot', 'rosters.fault.slot', { value: name, words: slots.map((one) => one.name).join('、') });
  if (day === null || !slot || accountId === null) return null;
  if (!isCoveredOn(slot, day, worked)) return r.wrong('day', 'rosters.fault.day', { value: day, slot: slot.name });
  const { startsAt, endsAt } = occurrenceOf(slot, day);
  return { slot, day, accountId, startsAt, endsAt };
};
