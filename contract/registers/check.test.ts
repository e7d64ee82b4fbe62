import { expect, test } from 'vitest';
import { droppedFields, problemsOfRegister } from './check.ts';
import { registerContent } from './content.ts';
import { type FieldType, fieldTypes, fits, shapes, typeOf } from './fields.ts';
import { begunStates, begunTransitions } from './forms.ts';
import { keptTwice } from './second-home.ts';

const field = (key: string, type: FieldType, over: Record<string, unknown> = {}) => {
  const shape = structuredClone(shapes[type]);
  const options = { a: { zh: '甲', en: null }, b: { zh: '乙', en: null } };
  if (shape.enum) shape.enum = ['a', 'b'];
  if (shape.items?.enum) shape.items.enum = ['a', 'b'];
  const hasOptions = shape.enum !== undefined || shape.items?.enum !== undefined;
  const words = { title: { zh: `栏${key}`, en: null }, ...(hasOptions && { options }) };
  return { key, type, question: { ...shape, words }, ...(type === 'row' && { register: 'other' }), ...over };
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

test('links name their register, gathered figures fit what they gather, reminders can be read', () => {
  expect(codes(register([field('to', 'row', { register: null }), field('n', 'number', { register: 'other' })]))).toEqual([
    'row_register fields.1',
    'row_register fields.2',
  ]);
  const gathered = (what: string, over: Record<string, unknown> = {}) => ({
    gathered: { register: 'children', by: 'parent', what, ...over },
  });
  expect(codes(register([field('n', 'number', gathered('count')), field('d', 'date', gathered('max', { field: 'on' }))]))).toEqual([]);
  expect(codes(register([field('n', 'money', gathered('count'))]))).toEqual(['gathered fields.1']);
  expect(codes(register([field('n', 'number', gathered('sum'))]))).toEqual(['gathered fields.1']);
  expect(codes(register([field('n', 'number', { ...gathered('count'), required: true })]))).toEqual(['gathered fields.1']);
  const reminder = (over: Record<string, unknown>) => ({ code: 'late', title: { zh: '该核实了', en: null }, condition: 'true', ...over });
  expect(codes(register([field('n', 'number')], { reminders: [reminder({ condition: 'n >=' }), reminder({ states: ['gone'] })] }))).toEqual(
    ['reminder reminders.0', 'twice reminders.1', 'state_unknown reminders.1'],
  );
});

test('measures stand on fields that are compared, and nothing personal is open to everybody', () => {
  const measure = (over: Record<string, unknown>) => ({
    code: 'share',
    title: { zh: '占比', en: null },
    unit: 'percent',
    levels: ['street'],
    ...over,
  });
  const fields = [
    field('area', 'area'),
    field('kind', 'choice'),
    field('n', 'number'),
    field('call', 'phone', { personal: { purpose: '联系', months: null } }),
  ];
  const told = (one: Record<string, unknown>, over = {}) =>
    codes(register(fields, { areaField: 'area', measures: [measure(one)], ...over }));
  expect(told({ where: [{ field: 'kind', is: ['a'] }], sum: 'n', over: 'n' })).toEqual([]);
  expect(told({ where: [{ field: 'state', is: ['confirmed'] }] })).toEqual([]);
  expect(told({ where: [{ field: 'call', empty: true }], sum: 'kind' })).toEqual(['measure_field measures.0', 'measure_field measures.0']);
  expect(told({ rule: { min: 9, max: 3, source: { zh: '某文件', en: null } } })).toEqual(['measure_rule measures.0']);
  expect(told({}, { areaField: null })).toEqual(['area_field measures.0']);
  const open = { title: { zh: '公开', en: null }, states: ['confirmed'], fields: ['name', 'call'], photo: 'n' };
  expect(codes(register(fields, { open }))).toEqual(['open_field open', 'open_photo open']);
  // what stands on a public page is not called by somebody's name
  const about = [...fields, field('who', 'person', { required: true })];
  expect(codes(register(about, { titleField: 'who', open: { ...open, fields: ['n'], photo: null } }))).toEqual(['open_field open']);
});

const called = (key: string, title: string, type: FieldType, over: Record<string, unknown> = {}) => {
  const one = field(key, type, over);
  return { ...one, question: { ...one.question, words: { ...one.question.words, title: { zh: title, en: null } } } };
};

test('a fact of somebody has one home', () => {
  const person = called('who', '社工', 'person', { required: true });
  const about = { titleField: 'who' };
  const again = [
    called('a', '社工电话', 'phone', { personal: { purpose: '联系', months: 1 } }),
    called('b', '身份证号码', 'text'),
    called('c', '编号', 'identity_number'),
    called('d', '联系电话（手机）', 'phone'),
  ];
  expect(codes(register([person, ...again], about))).toEqual([
    'second_home fields.2',
    'second_home fields.3',
    'second_home fields.4',
    'second_home fields.5',
  ]);
  // whoever is named beside what a row is about has a phone at home as well; a shop's own phone is nobody else's
  expect(codes(register([person, ...again]))).toEqual(['second_home fields.2']);
  const other = [called('e', '单位电话', 'phone'), called('f', '值班电话', 'text'), called('g', '电话', 'number')];
  expect(codes(register([person, ...other], about))).toEqual([]);
  const code = called('c', '统一社会信用代码', 'credit_code');
  expect(codes(register([called('o', '主管单位', 'organisation'), code]))).toEqual([]);
  expect(codes(register([called('o', '承接单位', 'organisation'), code], { key: ['o'] }))).toEqual(['second_home fields.2']);
});

test('two registers of the same people keep no fact twice', () => {
  const members = register([called('who', '党员', 'person'), called('degree', '文化程度', 'choice'), called('note', '备注', 'text')], {
    key: ['who'],
  });
  const workers = register([called('who', '社工', 'person'), called('edu', '文化 程度', 'choice'), called('note', '备注', 'text')], {
    key: ['who'],
  });
  expect(keptTwice(workers, members).map(({ field: one, home }) => [one.key, home.key])).toEqual([
    ['name', 'name'],
    ['edu', 'degree'],
  ]);
  // a row for each visit, not for each person: what was told at the door is a fact of the visit
  expect(keptTwice({ ...workers, key: ['who', 'edu'] }, members)).toEqual([]);
});
