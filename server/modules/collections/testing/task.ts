import { v7 } from 'uuid';
import { shapes } from '#contract/registers/fields.ts';
import type { District, Who } from '#tools/testing/district.ts';

/** A column for a test. */
export const cell = (key: string, title: string, source: object = { kind: 'typed' }, over: Record<string, unknown> = {}) => ({
  key,
  type: 'number',
  question: { ...shapes.number, words: { title: { zh: title, en: null } } },
  source,
  ...over,
});
/** Rows of the register of firms that count. */
export const firmsIn = (over: Record<string, unknown> = {}) => ({
  kind: 'register',
  register: 'firms',
  what: 'count',
  field: null,
  states: [],
  where: [],
  ...over,
});

/** A task about firms: counted and summed from a register, known of the area, typed, and a share that climbs as a share. */
export const firmTask = (over: Record<string, unknown> = {}) => ({
  title: '两新组织季度情况',
  basis: { kind: 'document', text: '试办发〔2025〕9号' },
  dueOn: '2025-09-25',
  addressees: { level: 'community', within: [], areas: [], organisations: [] },
  cells: [
    cell('firms', '两新组织数', firmsIn()),
    cell('staff', '从业人员', firmsIn({ what: 'sum', field: 'staff' }), { unit: '人' }),
    cell('members', '党员数', firmsIn({ what: 'sum', field: 'members' }), { unit: '人' }),
    cell('homes', '户数', { kind: 'base', figure: 'households' }),
    cell('visits', '走访次数'),
    cell('share', '党员占比', { kind: 'computed', formula: 'members / staff' }, { climbs: 'formula', required: false }),
  ],
  ...over,
});

export const post = async (d: District, who: Who, url: string, body: object = {}) => (await d.as(who)).post(url, { id: v7(), ...body });
/** Drafts and sends a task. @returns its id */
export const sendTask = async (d: District, who: Who, from: string, content: object, send: object = {}): Promise<string> => {
  const drafted = await post(d, who, '/api/collections', { from: d.area(from).code, content });
  if (drafted.status !== 201) throw new Error(JSON.stringify(drafted.body));
  const sent = await post(d, who, `/api/collections/${drafted.body.id}/send`, { version: 1, ...send });
  if (sent.status !== 200) throw new Error(JSON.stringify(sent.body));
  return drafted.body.id as string;
};
/** The sheet of a task for an area. */
export const sheetOf = async (d: District, who: Who, task: string, tail: string) => {
  const { items } = (await (await d.as(who)).get(`/api/collection-sheets?task=${task}&area=${d.area(tail).code}`)).body;
  return (await (await d.as(who)).get(`/api/collection-sheets/${items[0].id}`)).body;
};
