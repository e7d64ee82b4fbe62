import { shanghaiDay } from '#contract/kernel/day.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import { wordOf } from '#kernel/words.ts';
import type { DataHolder, PersonUse } from '#modules/persons/index.ts';
import type { Context } from './context.ts';
import { contactTies, endOfPerson, enrolledWithin, enrolmentTies, forget, moveContacts, moveEnrolments } from './store/persons.ts';
import { forgetRecords } from './store/records.ts';

/** Two lasting enrolments cannot be one person's. */
const once = async <T>(move: () => Promise<T>): Promise<T> => {
  try {
    return await move();
  } catch (error) {
    if (isViolation(error, 'enrolments_once')) fail('persons.merge_conflict');
    throw error;
  }
};

/** Enrolments hang on persons, and rest on their consent: it was they who enrolled. */
export const personUses = ({ kernel }: Pick<Context, 'kernel'>): readonly PersonUse[] => [
  {
    name: 'enrolment.member',
    basis: 'consent',
    keepYears: 2,
    within: enrolledWithin,
    end: (tx, personId) => endOfPerson(tx, personId, shanghaiDay(kernel.clock.now())),
    ties: async ({ territory }, tx, ids) =>
      (await enrolmentTies(tx, ids)).map(({ personId, areaPath, until }) => ({
        personId,
        kind: 'member',
        word: 'persons:uses.enrolment.member.one',
        at: territory.describe(territory.findByPath(areaPath) ?? territory.root),
        path: areaPath,
        current: until === null,
        until,
      })),
    move: (tx, from, to) => once(() => moveEnrolments(tx, from, to, null)),
    moveBack: async (tx, ids, from, to) => void (await once(() => moveEnrolments(tx, from, to, ids))),
  },
  {
    name: 'enrolment.contact',
    basis: 'contract',
    keepYears: 2,
    ties: async (_, tx, ids) =>
      (await contactTies(tx, ids)).map(({ personId, areaPath, unitName, until }) => ({
        personId,
        kind: 'contact',
        word: 'persons:uses.enrolment.contact.one',
        at: unitName,
        path: areaPath,
        current: until === null,
        until,
      })),
    move: (tx, from, to) => moveContacts(tx, from, to, null),
    moveBack: async (tx, ids, from, to) => void (await moveContacts(tx, from, to, ids)),
  },
];

const word = (key: string): string => wordOf('zh-CN', `enrolment-own.${key}`);

/** What the person gets of their enrolments. */
export const enrolmentHolder = ({ kernel }: Pick<Context, 'kernel'>): DataHolder => ({
  word: 'enrolment-own:holdings.enrolments',
  count: async (tx, { person }) => (person ? (await enrolmentTies(tx, [person.id])).length : 0),
  keeps: async () => null,
  copy: async ({ territory }, tx, { person }) => {
    const held = person ? await enrolmentTies(tx, [person.id]) : [];
    if (held.length === 0) return [];
    return [
      {
        title: word('holdings.enrolments'),
        head: ['community', 'unit', 'state', 'since', 'until'].map((key) => word(`holdings.${key}`)),
        rows: held.map((one) => [
          territory.describe(territory.findByPath(one.areaPath) ?? territory.root),
          one.unitName,
          word(`states.${one.state}`),
          one.since,
          one.until,
        ]),
      },
    ];
  },
  erase: async (tx, { person }) => {
    if (!person) return;
    await endOfPerson(tx, person.id, shanghaiDay(kernel.clock.now()));
    await forget(tx, person.id);
    await forgetRecords(tx, person.id);
  },
});
