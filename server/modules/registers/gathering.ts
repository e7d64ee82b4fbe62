import type { Condition as Asked } from '#contract/registers/conditions.ts';
import type { Field } from '#contract/registers/content.ts';
import type { Gathered } from '#contract/registers/parts.ts';
import type { Register } from './domain/register.ts';
import { boundOf } from './domain/values.ts';
import type { Gathering } from './store/gather.ts';
import type { Condition } from './store/list.ts';

/** A field of a register that is kept from the rows of another. */
export interface Gatherer {
  readonly register: Register;
  readonly field: Field;
  readonly gathered: Gathered;
}

/** All registers in force of a jurisdiction, and who gathers from whom. */
export interface Web {
  readonly byNo: ReadonlyMap<number, Register>;
  readonly byCode: ReadonlyMap<string, Register>;
  /** Who gathers from the rows of a register. */
  from(code: string): readonly Gatherer[];
  /** In which order registers are settled: each before those that gather from it. */
  rank(code: string): number;
}

export const webOf = (registers: readonly Register[]): Web => {
  const gatherers = Map.groupBy(
    registers.flatMap((register) =>
      register.content.fields.flatMap((field): Gatherer[] => (field.gathered ? [{ register, field, gathered: field.gathered }] : [])),
    ),
    ({ gathered }) => gathered.register,
  );
  const from = (code: string): readonly Gatherer[] => gatherers.get(code) ?? [];
  const byCode = new Map(registers.map((one) => [one.code, one]));
  const ranks = new Map<string, number>();
  const rank = (code: string, below: readonly string[] = []): number => {
    const known = ranks.get(code);
    if (known !== undefined) return known;
    const sources = new Set((byCode.get(code)?.content.fields ?? []).flatMap(({ gathered }) => (gathered ? [gathered.register] : [])));
    // two registers may gather from one another by different fields
    const deepest = Math.max(
      -1,
      ...[...sources].filter((one) => one !== code && !below.includes(one)).map((one) => rank(one, [...below, code])),
    );
    if (below.length === 0) ranks.set(code, deepest + 1);
    return deepest + 1;
  };
  return { byNo: new Map(registers.map((one) => [one.no, one])), byCode, from, rank: (code) => rank(code) };
};

/** A condition of a definition on a column; null where its field has none. */
export const conditionOn = (register: Register, { field: key, is, from, to, empty }: Asked): Condition | null => {
  const column = key === 'state' ? 'state' : key === register.content.titleField ? 'title' : register.slots[key];
  if (column === undefined) return null;
  const isNumber = /^n\d/.test(column);
  const inColumn = (value: string | number | boolean): string | number => {
    const bound = boundOf(register, key, typeof value === 'boolean' ? String(value) : value);
    return isNumber ? Number(bound) : String(bound);
  };
  const bound = (value: string | number | undefined): string | number | null => (value === undefined ? null : inColumn(value));
  return { column, is: is ? is.map(inColumn) : null, from: bound(from), to: bound(to), empty: empty ?? false };
};

/** How a field's figures are read from a register; null where it cannot tell them yet: they come with the next version of it. */
export const gatheringOf = (source: Register, gathered: Gathered): Gathering | null => {
  const by = source.slots[gathered.by];
  const column = gathered.field === null ? null : source.slots[gathered.field];
  const conditions = gathered.where.map((one) => conditionOn(source, one));
  if (by === undefined || column === undefined || conditions.includes(null)) return null;
  return { register: source.no, by, what: gathered.what, column, states: gathered.states, conditions: conditions as Condition[] };
};
