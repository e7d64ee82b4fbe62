import { v7 } from 'uuid';
import type { FormSchema } from '#contract/kernel/form/schema.ts';
import { addRegister } from '#modules/households/index.ts';
import { insertPersons, tiedPerson } from '#modules/persons/index.ts';
import type { District, Who } from '#tools/testing/district.ts';
import { dayOf } from '#tools/testing/repeats.ts';

/** The person behind an account of the district, entered where nobody is. */
export const personBehind = async (d: District, who: Who): Promise<string> => {
  const { id: accountId, name } = d.people[who];
  const ring = await d.process.kernel.keys.of(d.id);
  return d.database.db.write(d.access, async (tx) => {
    const tied = await tiedPerson(tx, accountId);
    if (tied !== null) return tied;
    const id = v7();
    await insertPersons(tx, d.id, ring, [{ id, name, phone: null, partyMember: false, accountId }]);
    return id;
  });
};

/**
 * An estate in the register: buildings with so many flats of 80 m² each. The first flat is lived in by those named, all in one household; the second by the
 * neighbour where `second` says so.
 */
export const estateOf = async (
  d: District,
  name: string,
  flats: readonly number[],
  lived: { first?: readonly Who[]; second?: readonly Who[]; grid?: string } = {},
): Promise<void> => {
  const { first = [], second = [], grid = '001001001' } = lived;
  const people = new Map<Who, string>();
  for (const who of [...first, ...second]) people.set(who, await personBehind(d, who));
  const members = (some: readonly Who[]) =>
    some.map((who, at) => ({ personId: people.get(who) ?? '', relation: at === 0 ? 'head' : 'spouse' }));
  const area = d.area(grid);
  await d.database.db.write(d.access, (tx) =>
    addRegister(
      tx,
      d.id,
      flats.map((n, at) => ({
        name: `${name}${at + 1}栋`,
        area,
        point: null,
        outline: null,
        floors: 6,
        built: 1996,
        headId: null,
        households: Array.from({ length: n }, (_, i) => ({
          unit: i % 2 === 0 ? '1单元' : '2单元',
          room: String(101 + i),
          floorArea: 80,
          use: 'dwelling' as const,
          occupancy: 'owner' as const,
          people: 2,
          members: at === 0 && i === 0 ? members(first) : at === 0 && i === 1 ? members(second) : [],
        })),
      })),
      [],
      dayOf(d, -30),
    ),
  );
};

const label = (zh: string) => ({ zh, en: null });
/** Two questions: whether, and what else. */
export const plainForm: FormSchema = {
  type: 'object',
  properties: {
    wish: {
      type: 'string',
      enum: ['lift', 'pipes', 'none'],
      words: { title: label('最想改什么'), options: { lift: label('加装电梯'), pipes: label('上下水管'), none: label('不改') } },
    },
    more: { type: 'string', format: 'long-text', words: { title: label('其他意见') } },
  },
  order: ['wish', 'more'],
  required: ['wish'],
};

/** What a survey says where a test says nothing else. */
export const surveyFacts = (d: District, more: object = {}) => ({
  title: '改造意愿调查',
  purpose: '了解改造意愿，结果用于制定方案',
  areaCodes: [d.area('001001001').code],
  form: plainForm,
  asked: 'households',
  anonymous: false,
  closesOn: dayOf(d, 10),
  ...more,
});
