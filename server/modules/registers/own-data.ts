import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import { jurisdictionOf, type Tx } from '#kernel/db.ts';
import { readInForce } from '#kernel/definitions/definitions.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { wordOf } from '#kernel/words.ts';
import { keptUntil } from '#modules/persons/domain/index.ts';
import type { DataHolder } from '#modules/persons/index.ts';
import { inWords, titleOf } from './domain/words.ts';
import { registerKind } from './kind.ts';
import { openPersonal } from './sealing.ts';
import { rowsOfPersons } from './store/follow.ts';
import { caseNumbers } from './store/names.ts';
import { allRegisters } from './store/registers.ts';
import { rowsOf } from './store/rows.ts';
import { namesOf } from './store/titles.ts';

/** Years for which rows about somebody are kept after they have ended, as long as the use of persons says. */
export const keptYears = 3;

/** What values of one register name elsewhere, as far as the person's copy can say it without asking other modules. */
const namer = async (tx: Tx, { fields }: RegisterContent, rows: readonly Answers[]): Promise<ReadonlyMap<string, string>> => {
  const of = (type: string): string[] =>
    fields
      .filter((field) => field.type === type)
      .flatMap(({ key }) => rows.flatMap((row) => (typeof row[key] === 'string' ? [row[key]] : [])));
  return new Map([
    ...(await namesOf(tx, 'person', of('person'))),
    ...(await namesOf(tx, 'organisation', of('organisation'))),
    ...(await caseNumbers(tx, of('case'))),
  ]);
};

/** Rows about a person, those whose title or key is the person, whole and in the clear: what registers hold of them. Kept while the row stands. */
export const rowHolder = ({ clock }: Pick<Kernel, 'clock'>): DataHolder => {
  const contentOf = (tx: Tx, code: string) => readInForce(tx, registerKind, jurisdictionOf(tx), clock.now(), code);
  const about = async (tx: Tx, personId: string | undefined) => {
    const found = personId === undefined ? [] : await rowsOfPersons(tx, [personId]);
    const registers = [];
    for (const [code, named] of Map.groupBy(found, (row) => row.code)) {
      const content = (await contentOf(tx, code))?.content;
      const rows = named.filter(({ field }) => content && (content.titleField === field || content.key.includes(field)));
      if (content && rows.length > 0) registers.push({ code, content, rows });
    }
    return registers;
  };
  return {
    word: 'registers-console:holdings.rows',
    count: async (tx, { person }) => (await about(tx, person?.id)).reduce((sum, { rows }) => sum + rows.length, 0),
    keeps: async (tx, { person }) => {
      const ends = (await about(tx, person?.id)).flatMap(({ rows }) => rows.map(({ endedAt }) => endedAt));
      const last = ends.includes(null) ? null : (ends as Date[]).reduce<Date | null>((a, b) => (a === null || b > a ? b : a), null);
      return { basis: 'duty', until: last && keptUntil(shanghaiDay(last), keptYears) };
    },
    copy: async ({ territory, ring }, tx, { person }) => {
      const numbers = new Map((await allRegisters(tx)).map(({ code, no }) => [code, no]));
      const word = (key: string): string => wordOf('zh-CN', `registers-console.holdings.${key}`);
      const held = [];
      for (const { code, content, rows: named } of await about(tx, person?.id)) {
        const rows = await rowsOf(
          tx,
          numbers.get(code) ?? 0,
          named.map(({ id }) => id),
        );
        const names = await namer(
          tx,
          content,
          rows.map(({ data }) => data),
        );
        const called = (key: string): string | undefined => {
          const area = territory.find(key);
          return area ? territory.describe(area) : names.get(key);
        };
        held.push({
          title: content.title.zh,
          head: [word('title'), word('state'), ...content.fields.map((field) => titleOf(field).zh)],
          rows: rows.map((row) => {
            const values = { ...row.data, ...openPersonal({ ring }, row) };
            return [
              row.title,
              content.states.find((state) => state.code === row.state)?.title.zh ?? row.state,
              ...content.fields.map((field) => {
                const value = values[field.key];
                return value === undefined ? null : inWords(field, value, called);
              }),
            ];
          }),
        });
      }
      return held;
    },
  };
};
