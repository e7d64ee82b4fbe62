import type { Field, RegisterContent } from './content.ts';
import { computedOf } from './formulas.ts';
import type { Gathered } from './parts.ts';
import { type DesignProblem, named } from './problems.ts';

type Contents = ReadonlyMap<string, RegisterContent>;
const fieldOf = (content: RegisterContent | undefined, key: string | null): Field | undefined =>
  content?.fields.find((one) => one.key === key);

/** What of a register a gathered field of another asks for in vain; null: nothing, it can be kept. */
const missingFor = (
  into: string,
  field: Field,
  { by, field: key, where, states, what }: Gathered,
  source: RegisterContent,
): string | null => {
  const pointer = fieldOf(source, by);
  if (pointer?.type !== 'row' || pointer.register !== into || pointer.personal !== null) return by;
  const summed = fieldOf(source, key);
  if (key !== null && (summed?.type !== field.type || summed.personal !== null)) return key;
  const lost = where.find((one) => one.field !== 'state' && !source.fields.some((is) => is.key === one.field && is.personal === null));
  if (lost) return lost.field;
  return what === 'count' && key !== null ? key : (states.find((code) => !source.states.some((state) => state.code === code)) ?? null);
};

/** Fields of all registers that need one another in a circle, across registers; null: none do. */
const circleIn = (contents: Contents, from: string): { readonly code: string; readonly field: Field }[] | null => {
  const needs = new Map(
    [...contents].map(([code, content]) => {
      const formulas = new Map(
        computedOf(content).flatMap(({ key, read }) => ('expression' in read ? [[key, read.expression.names] as const] : [])),
      );
      const ofField = ({ key, gathered }: Field): [string, string][] =>
        gathered
          ? [gathered.by, ...(gathered.field === null ? [] : [gathered.field]), ...gathered.where.map(({ field }) => field)].map((one) => [
              gathered.register,
              one,
            ])
          : (formulas.get(key) ?? []).map((one) => [code, one]);
      return [code, new Map(content.fields.map((field) => [field.key, ofField(field)]))] as const;
    }),
  );
  const done = new Set<string>();
  const visit = (code: string, key: string, trail: readonly string[]): string[] | null => {
    const name = `${code} ${key}`;
    if (done.has(name)) return null;
    if (trail.includes(name)) return [...trail.slice(trail.indexOf(name)), name];
    for (const [other, one] of needs.get(code)?.get(key) ?? []) {
      const circle = visit(other, one, [...trail, name]);
      if (circle) return circle;
    }
    done.add(name);
    return null;
  };
  for (const { key } of contents.get(from)?.fields ?? []) {
    const circle = visit(from, key, []);
    if (circle)
      return circle.flatMap((name) => {
        const [code = '', one = ''] = name.split(' ');
        const field = fieldOf(contents.get(code), one);
        return field ? [{ code, field }] : [];
      });
  }
  return null;
};

/**
 * What keeps a register from standing beside the others: links to registers that are not there, figures gathered from fields that are not, by it or
 * from it, and circles. A register that is gathered from may come later: its figures begin with it.
 * @param others the registers in force, by code
 */
export const problemsAmong = (code: string, content: RegisterContent, others: Contents): DesignProblem[] => {
  const contents = new Map([...others, [code, content]]);
  const found: DesignProblem[] = [];
  for (const [i, field] of content.fields.entries()) {
    if (field.register !== null && !contents.has(field.register))
      found.push({ at: `fields.${i}`, code: 'no_register', data: { field: named(field), code: field.register } });
    const source = field.gathered ? contents.get(field.gathered.register) : undefined;
    const missing = field.gathered && source ? missingFor(code, field, field.gathered, source) : null;
    if (missing !== null)
      found.push({ at: `fields.${i}`, code: 'gathered_field', data: { field: named(field), register: source?.title, key: missing } });
  }
  for (const [other, { title, fields }] of others)
    for (const field of fields) {
      const missing = other !== code && field.gathered?.register === code ? missingFor(other, field, field.gathered, content) : null;
      if (missing !== null) found.push({ at: 'fields', code: 'gathered_by', data: { register: title, field: named(field), key: missing } });
    }
  const circle = found.length === 0 ? circleIn(contents, code) : null;
  if (circle) {
    const titles = circle.map(
      (one) => `${one.code === code ? '' : `${contents.get(one.code)?.title.zh ?? one.code}·`}${named(one.field).zh}`,
    );
    found.push({ at: 'fields', code: 'circular', data: { circle: titles.join(' → ') } });
  }
  return found;
};
