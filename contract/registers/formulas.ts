import {
  defineLanguage,
  type Expression,
  type Fault,
  type Language,
  readExpression,
  type ValueType,
} from '../kernel/expression/expression.ts';
import type { Field, RegisterContent } from './content.ts';
import type { FieldType } from './fields.ts';

/** What a value of a type is in formulas and rules. */
const typesInFormulas: Readonly<Partial<Record<FieldType, ValueType>>> = {
  number: 'double',
  money: 'int',
  yes_no: 'bool',
  choices: 'list<string>',
  file: 'list<string>',
  photo: 'list<string>',
};
export const valueTypeOf = ({ type }: Pick<Field, 'type'>): ValueType => typesInFormulas[type] ?? 'string';

/** Words of CEL that no field can be called by. */
const reserved = new Set(
  'as break const continue else false for function if import in let loop namespace null package return true var void while today state'.split(
    ' ',
  ),
);
export const isReserved = (key: string): boolean => reserved.has(key);

/** Names that formulas and rules may use: the fields, the day it is (`today`, 2026-11-28), the row's state. */
export const languageOf = ({ fields }: Pick<RegisterContent, 'fields'>): Language =>
  defineLanguage({
    ...Object.fromEntries(fields.filter(({ key }) => !isReserved(key)).map((one) => [one.key, valueTypeOf(one)])),
    today: 'string',
    state: 'string',
  });

/** A formula of a computed field, read. */
export interface Computed {
  readonly key: string;
  readonly read: { readonly expression: Expression } | { readonly fault: Fault };
}
export const computedOf = (content: Pick<RegisterContent, 'fields'>, language = languageOf(content)): Computed[] =>
  content.fields.flatMap((one) =>
    one.formula === null ? [] : [{ key: one.key, read: readFormula(language, one.formula, valueTypeOf(one)) }],
  );
/** Where a number is meant a whole one will do. */
const readFormula = (language: Language, formula: string, type: ValueType): Computed['read'] => {
  const read = readExpression(language, formula, type);
  const whole = type === 'double' && 'fault' in read ? readExpression(language, formula, 'int') : read;
  return 'expression' in whole ? whole : read;
};

/**
 * Formulas in an order in which each finds what it asks for.
 * @returns the circle, as keys from the first back to itself, where there is one
 */
export const inOrder = (computed: readonly Computed[]): { readonly order: Computed[] } | { readonly circle: string[] } => {
  const byKey = new Map(computed.map((one) => [one.key, one]));
  const done = new Set<string>();
  const order: Computed[] = [];
  const visit = (one: Computed, trail: readonly string[]): string[] | null => {
    if (done.has(one.key)) return null;
    if (trail.includes(one.key)) return [...trail.slice(trail.indexOf(one.key)), one.key];
    for (const name of 'expression' in one.read ? one.read.expression.names : []) {
      const needed = byKey.get(name);
      const circle = needed ? visit(needed, [...trail, one.key]) : null;
      if (circle) return circle;
    }
    done.add(one.key);
    order.push(one);
    return null;
  };
  for (const one of computed) {
    const circle = visit(one, []);
    if (circle) return { circle };
  }
  return { order };
};
