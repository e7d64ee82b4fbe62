import { type Expression, readExpression } from '#contract/kernel/expression/expression.ts';
import { type Form, readForm } from '#contract/kernel/form/read.ts';
import type { Field, RegisterContent, RegisterState } from '#contract/registers/content.ts';
import { slotKinds, slotLimits } from '#contract/registers/fields.ts';
import { formOf, ownTitle, requiredIn } from '#contract/registers/forms.ts';
import { computedOf, inOrder, languageOf } from '#contract/registers/formulas.ts';
import type { Reminder } from '#contract/registers/parts.ts';

/** By field the column that keeps its value for filters and order: `t3`, `n1`. */
export type Slots = Readonly<Record<string, string>>;

/** A version of a register, ready for use. */
export interface Register {
  readonly no: number;
  readonly code: string;
  readonly version: number;
  readonly content: RegisterContent;
  readonly fields: ReadonlyMap<string, Field>;
  readonly slots: Slots;
  readonly computed: readonly { readonly key: string; readonly expression: Expression }[];
  readonly rules: readonly { readonly rule: RegisterContent['rules'][number]; readonly expression: Expression }[];
  readonly reminders: readonly { readonly reminder: Reminder; readonly expression: Expression }[];
  /** Whether what its rows hold changes with the day. */
  readonly daily: boolean;
  /** The form as it is asked in a state. */
  formIn(state: RegisterState): Form;
  state(code: string): RegisterState | null;
}

/**
 * Columns for the fields of a new version: those of before stay, also where a field was dropped; new ones take what is free, fields that tell
 * rows apart, let them expire, point at others or go into figures first. A field without a column is shown, but neither filtered nor sorted by. A title that is a text of its own has a column of its own.
 */
export const allot = (content: RegisterContent, before: Slots): Slots => {
  const slots: Record<string, string> = { ...before };
  const taken = new Set(Object.values(slots));
  const first = new Set([
    ...content.key,
    ...(content.expiry ? [content.expiry.field] : []),
    ...content.fields.flatMap(({ key, type, gathered }) => (type === 'row' || gathered ? [key] : [])),
    ...content.measures.flatMap(({ of, where, sum, over }) =>
      [...(of ?? []), ...where].map(({ field }) => field).concat(sum ?? [], over ?? []),
    ),
  ]);
  const inTurn = [...content.fields].sort((a, b) => Number(first.has(b.key)) - Number(first.has(a.key)));
  for (const { key, type } of inTurn) {
    const kind = slotKinds[type];
    if (kind === null || key in slots || key === ownTitle(content)) continue;
    const free = Array.from({ length: slotLimits[kind] }, (_, i) => `${kind}${i + 1}`).find((slot) => !taken.has(slot));
    if (free === undefined) continue;
    slots[key] = free;
    taken.add(free);
  }
  return slots;
};

/** Makes a register of a content in which `problemsOfRegister` finds nothing. @throws Error where it does */
export const compile = (named: Pick<Register, 'no' | 'code' | 'version' | 'slots'>, content: RegisterContent): Register => {
  const language = languageOf(content);
  const ordered = inOrder(computedOf(content, language));
  if ('circle' in ordered) throw new Error(`formulas need one another: ${ordered.circle.join(' ')}`);
  const expressionOf = (read: { expression: Expression } | { fault: unknown }): Expression => {
    if ('expression' in read) return read.expression;
    throw new Error(`register ${named.code} ${named.version} holds a formula that cannot be read`);
  };
  const bool = (text: string): Expression => expressionOf(readExpression(language, text, 'bool'));
  const reminders = content.reminders.map((reminder) => ({ reminder, expression: bool(reminder.condition) }));
  const formulas = ordered.order.map(({ key, read }) => ({ key, expression: expressionOf(read) }));
  const forms = new Map(content.states.map((state) => [state.code, readForm(formOf({ fields: requiredIn(content, state) }))]));
  return {
    ...named,
    content,
    fields: new Map(content.fields.map((one) => [one.key, one])),
    computed: formulas,
    rules: content.rules.map((rule) => ({ rule, expression: bool(rule.condition) })),
    reminders,
    daily: [...formulas, ...reminders].some(({ expression }) => expression.names.includes('today')),
    formIn: ({ code }) => forms.get(code) as Form,
    state: (code) => content.states.find((one) => one.code === code) ?? null,
  };
};
