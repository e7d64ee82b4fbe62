import { readExpression } from '../kernel/expression/expression.ts';
import { problemsOfSchema, type SchemaProblem } from '../kernel/form/check.ts';
import { keyPattern } from '../kernel/form/schema.ts';
import { measuresFound, openFound, partFound, remindersFound } from './check-parts.ts';
import type { Field, RegisterContent } from './content.ts';
import { fits, slotKinds } from './fields.ts';

import { formOf, isAsked, isNamedElsewhere } from './forms.ts';
import { computedOf, inOrder, isReserved, languageOf } from './formulas.ts';
import { type DesignProblem, type Found, named } from './problems.ts';
import { secondHomes } from './second-home.ts';

const fieldsFound = (content: RegisterContent, before: RegisterContent | null, add: Found): void => {
  const seen = new Set<string>();
  for (const [i, one] of content.fields.entries()) {
    const field = named(one);
    if (!keyPattern.test(one.key) || isReserved(one.key)) add(`fields.${i}`, 'key', { field, key: one.key });
    if (seen.has(one.key)) add(`fields.${i}`, 'twice', { field, key: one.key });
    seen.add(one.key);
    if (!fits(one.type, one.question)) add(`fields.${i}`, 'shape', { field, type: one.type });
    partFound(one, i, add);
    const was = before?.fields.find(({ key }) => key === one.key);
    if (was && (was.type !== one.type || was.register !== one.register || (was.personal === null) !== (one.personal === null)))
      add(`fields.${i}`, 'retyped', { field, type: was.type });
  }
  if (seen.size < content.fields.length) return;
  for (const problem of problemsOfSchema(formOf(content))) {
    const at = content.fields.findIndex(({ key }) => key === problem.question);
    const field = content.fields[at];
    add(at < 0 ? 'fields' : `fields.${at}`, 'question', { field: field ? named(field) : '—', ...questionData(problem) });
  }
};
const questionData = ({ code, data }: SchemaProblem): Record<string, unknown> => ({ ...data, problem: code });

const formulasFound = (content: RegisterContent, add: Found): void => {
  const language = languageOf(content);
  const place = (key: string): number => content.fields.findIndex((one) => one.key === key);
  const computed = computedOf(content, language);
  for (const { key, read } of computed)
    if ('fault' in read)
      add(`fields.${place(key)}`, 'formula', {
        field: named(content.fields[place(key)] as Field),
        fault: read.fault.code,
        what: read.fault.what,
      });
  const ordered = inOrder(computed);
  if ('circle' in ordered) {
    const [first = ''] = ordered.circle;
    const titles = ordered.circle.map((key) => named(content.fields[place(key)] as Field).zh);
    add(`fields.${place(first)}`, 'circular', { circle: titles.join(' → ') });
  }
  for (const [i, { condition, message, fields }] of content.rules.entries()) {
    const read = readExpression(language, condition, 'bool');
    if ('fault' in read) add(`rules.${i}`, 'rule', { rule: message, fault: read.fault.code, what: read.fault.what });
    for (const key of fields) if (place(key) < 0) add(`rules.${i}`, 'unknown', { key });
  }
};

const statesFound = ({ states, transitions, fields }: RegisterContent, add: Found): void => {
  if (states.length === 0) {
    add('states', 'no_state');
    return;
  }
  const codes = new Set(states.map(({ code }) => code));
  for (const [i, { code, title, required }] of states.entries()) {
    if (states.findIndex((one) => one.code === code) < i) add(`states.${i}`, 'twice', { field: title, key: code });
    if (!keyPattern.test(code)) add(`states.${i}`, 'key', { field: title, key: code });
    for (const key of required) if (!fields.some((one) => one.key === key && isAsked(one))) add(`states.${i}`, 'unknown', { key });
    if (i > 0 && !transitions.some(({ to }) => to === code)) add(`states.${i}`, 'state_stuck', { state: title });
  }
  for (const [i, { from, to, wait }] of transitions.entries()) {
    for (const code of [from, to]) if (!codes.has(code)) add(`transitions.${i}`, 'state_unknown', { key: code });
    const day = wait && fields.find(({ key }) => key === wait.field);
    if (wait && !(day?.type === 'date' && day.personal === null)) add(`transitions.${i}`, 'wait_field', { key: wait.field });
  }
};

/**
 * What keeps a register from being published, in the order of its parts; none: it can. The same on the designer's page and on the server.
 * @param before the version before, whose fields keep their type and whether they are personal
 */
export const problemsOfRegister = (content: RegisterContent, before: RegisterContent | null): DesignProblem[] => {
  const found: DesignProblem[] = [];
  const add: Found = (at, code, data = {}) => void found.push({ at, code, data });
  if (content.fields.length === 0) add('fields', 'no_fields');
  fieldsFound(content, before, add);
  // what everybody sees, and what areas are held to, is for the whole jurisdiction to say
  if (content.area !== null && (content.open !== null || content.measures.length > 0)) add('area', 'own_area');
  for (const { field: one, home } of secondHomes(content))
    add(`fields.${content.fields.indexOf(one)}`, 'second_home', { field: named(one), home: named(home) });
  // formulas over names that stand twice cannot be read
  if (!found.some(({ code }) => code === 'twice' || code === 'key')) formulasFound(content, add);
  statesFound(content, add);
  const find = (key: string): Field | undefined => content.fields.find((one) => one.key === key);
  const titled = find(content.titleField);
  if (
    content.fields.length > 0 &&
    !(titled && (titled.type === 'text' || isNamedElsewhere(titled.type)) && isAsked(titled) && titled.personal === null && titled.required)
  )
    add('titleField', 'title_field', { field: titled ? named(titled) : content.titleField });
  if (content.areaField !== null && find(content.areaField)?.type !== 'area') add('areaField', 'area_field', { key: content.areaField });
  for (const key of content.key) {
    const one = find(key);
    if (!(one && slotKinds[one.type] !== null && isAsked(one))) add('key', 'key_field', { field: one ? named(one) : key });
  }
  remindersFound(content, add);
  measuresFound(content, add);
  openFound(content, add);
  if (content.expiry && find(content.expiry.field)?.type !== 'date') add('expiry', 'expiry_field', { key: content.expiry.field });
  return found;
};

/** Fields that a version had and the next one has not: what stands in them is kept, and shown with rows of their version. */
export const droppedFields = (content: RegisterContent, before: RegisterContent | null): Field[] =>
  (before?.fields ?? []).filter(({ key }) => !content.fields.some((one) => one.key === key));
