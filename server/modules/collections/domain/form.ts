import type { Cell, TaskContent } from '#contract/collections/content.ts';
import { isFigure } from '#contract/collections/kinds.ts';
import type { Expression } from '#contract/kernel/expression/expression.ts';
import { problemsOfSchema } from '#contract/kernel/form/check.ts';
import { type Form, readForm } from '#contract/kernel/form/read.ts';
import { keyPattern, type Label } from '#contract/kernel/form/schema.ts';
import { type Field, field } from '#contract/registers/content.ts';
import { fits } from '#contract/registers/fields.ts';
import { formOf } from '#contract/registers/forms.ts';
import { computedOf, inOrder, isReserved, languageOf } from '#contract/registers/formulas.ts';

/** A task's columns, ready to be filled in. */
export interface Ready {
  readonly cells: readonly Cell[];
  /** The form of what is not computed. */
  readonly form: Form;
  /** In an order in which each formula finds what it asks for. */
  readonly computed: readonly { readonly key: string; readonly expression: Expression }[];
}

/** What keeps a task from being sent. Words: `collections.problems.<code>`. */
export interface CellProblem {
  readonly cell: Label | null;
  readonly code: 'nothing' | 'key' | 'twice' | 'shape' | 'question' | 'formula' | 'circular' | 'climbs' | 'source';
  readonly data: Readonly<Record<string, unknown>>;
}

const titleOf = ({ key, question }: Cell): Label => (question.words.title.zh ? question.words.title : { zh: key, en: null });
/** A cell as the field of a register it is alike: for forms, formulas and sheets. */
export const fieldOf = ({ key, type, question, required, unit, source }: Cell): Field =>
  field.parse({ key, type, question, required, unit, formula: source.kind === 'computed' ? source.formula : null });

/** What keeps a task's columns from being asked, by themselves; whether their sources are there is asked of the registers. */
export const problemsOfCells = ({ cells, rows }: Pick<TaskContent, 'cells' | 'rows'>): CellProblem[] => {
  const found: CellProblem[] = [];
  const add = (one: Cell | undefined, code: CellProblem['code'], data: CellProblem['data'] = {}): void =>
    void found.push({ cell: one ? titleOf(one) : null, code, data });
  if (cells.length === 0 && rows === null) add(undefined, 'nothing');
  const seen = new Set<string>();
  for (const one of cells) {
    const { key, type, question, climbs, source } = one;
    if (!keyPattern.test(key) || isReserved(key)) add(one, 'key');
    if (seen.has(key)) add(one, 'twice');
    seen.add(key);
    if (!fits(type, question)) add(one, 'shape');
    if (climbs === 'formula' ? source.kind !== 'computed' : climbs !== 'none' && !isFigure(type)) add(one, 'climbs');
    if (source.kind === 'register' && (source.what === 'sum') !== (source.field !== null)) add(one, 'source');
    if (source.kind !== 'typed' && source.kind !== 'task' && source.kind !== 'computed' && !isFigure(type)) add(one, 'source');
  }
  if (found.length > 0) return found;
  const fields = cells.map(fieldOf);
  const byKey = (key: string | null): Cell | undefined => cells.find((one) => one.key === key);
  for (const { question, code, data } of problemsOfSchema(formOf({ fields }))) add(byKey(question), 'question', { ...data, problem: code });
  const computed = computedOf({ fields }, languageOf({ fields }));
  for (const { key, read } of computed) if ('fault' in read) add(byKey(key), 'formula', { fault: read.fault.code, what: read.fault.what });
  const ordered = inOrder(computed);
  if ('circle' in ordered) add(byKey(ordered.circle[0] ?? null), 'circular', { circle: ordered.circle.join(' → ') });
  return found;
};

/** Prepares columns in which {@link problemsOfCells} finds nothing. @throws Error where it does */
export const readCells = (cells: readonly Cell[]): Ready => {
  const fields = cells.map(fieldOf);
  const ordered = inOrder(computedOf({ fields }, languageOf({ fields })));
  if ('circle' in ordered) throw new Error(`formulas need one another: ${ordered.circle.join(' ')}`);
  return {
    cells,
    form: readForm(formOf({ fields })),
    computed: ordered.order.map(({ key, read }) => {
      if ('fault' in read) throw new Error(`the formula of ${key} cannot be read`);
      return { key, expression: read.expression };
    }),
  };
};

/** Of which columns stay: once a task is sent, new ones come behind those that were asked. */
export const keepsCells = (before: readonly Cell[], after: readonly Cell[]): boolean =>
  before.every((one, i) => {
    const now = after[i];
    return now !== undefined && now.key === one.key && now.type === one.type && now.climbs === one.climbs;
  });
