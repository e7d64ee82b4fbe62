import { expect, test } from 'vitest';
import { droppedFields, problemsOfRegister } from './check.ts';
import { registerContent } from './content.ts';
import { type FieldType, fieldTypes, fits, shapes, typeOf } from './fields.ts';
import { begunStates, begunTransitions } from './forms.ts';

const field = (key: string, type: FieldType, over: Record<string, unknown> = {}) => {
  const shape = structuredClone(shapes[type]);
  const options = { a: { zh: '甲', en: null }, b: { zh: '乙', en: null } };
  if (shape.enum) shape.enum = ['a', 'b'];
  if (shape.items?.enum) shape.items.enum = ['a', 'b'];
  const hasOptions = shape.enum !== undefined || shape.items?.enum !== undefined;
  const words = { title: { zh: `栏${key}`, en: null }, ...(hasOptions && { options }) };
  return { key, type, question: { ...shape, words }, ...over };
};
const register = (fields: unknown[], over: Record<string, unknown> = {}) =>
  registerContent.parse({
    title: { zh: '物资台账', en: null },
    fields: [field('name', 'text', { required: true }), ...fields],
    states: begunStates,
    transitions: begunTransitions,
    titleField: 'name',
    ...over,
  });
const codes = (content: ReturnType<typeof register>, before: ReturnType<typeof register> | null = null) =>
  problemsOfRegister(content, before).map(({ code, at }) => `${code} ${at}`);

test('every type has a question of its own that is known again', () => {
  for (const type of fieldTypes) {
    const { question } = register([field('x', type)]).fields[1] ?? {
      question: { type: 'string' as const, words: { title: { zh: '', en: null } } },
    };
    expect(fits(type, question), type).toBe(true);
    expect(typeOf(question)).toBe(type);
  }
  expect(codes(register(fieldTypes.map((type) => field(`x_${type}`, type))))).toEqual([]);
});

test('a circle of formulas, an unknown name, a wrong type and a broken rule are told by their fields', () => {
  const content = register(
    [
      field('a', 'number', { formula: 'b + 1.0' }),
      field('b', 'number', { formula: 'c * 2.0' }),
      field('c', 'number', { formula: 'a' }),
      field('d', 'number', { formula: 'nothing' }),
      field('e', 'number', { formula: 'name' }),
    ],
    { rules: [{ condition: 'd +', message: { zh: '不对', en: null }, fields: ['gone'] }] },
  );
  const found = problemsOfRegister(content, null);
  expect(found.map(({ code, at }) => `${code} ${at}`)).toEqual([
    'formula fields.4',
    'formula fields.5',
    'circular fields.1',
    'rule rules.0',
    'unknown rules.0',
  ]);
  expect(found[2]?.data).toEqual({ circle: '栏a → 栏b → 栏c → 栏a' });
});

test('a field keeps its type, and one that goes is told apart', () => {
  const before = register([field('a', 'number'), field('b', 'text')]);
  const after = register([field('a', 'text')]);
  expect(codes(after, before)).toEqual(['retyped fields.1']);
  expect(droppedFields(after, before).map(({ key }) => key)).toEqual(['b']);
});

test('states are reached, titles are plain words, references are known', () => {
  const lost = { code: 'lost', title: { zh: '失联', en: null }, phase: 'valid' };
  expect(codes(register([], { states: [...begunStates, lost] }))).toEqual(['state_stuck states.3']);
  expect(codes(register([], { transitions: [{ from: 'draft', to: 'nowhere', title: lost.title, by: 'write' }] }))).toContain(
    'state_unknown transitions.0',
  );
  expect(codes(register([field('in', 'text')]))).toEqual(['key fields.1']);
  expect(codes(register([field('name', 'text')]))).toEqual(['twice fields.1']);
  expect(
    codes(register([field('n', 'number')], { titleField: 'n', areaField: 'n', key: ['gone'], expiry: { field: 'n', days: [30] } })),
  ).toEqual(['title_field titleField', 'area_field areaField', 'key_field key', 'expiry_field expiry']);
});
