import { droppedFields, problemsOfRegister } from '#contract/registers/check.ts';
import { type RegisterContent, registerContent } from '#contract/registers/content.ts';
import { ownTitle } from '#contract/registers/forms.ts';
import { problemsAmong } from '#contract/registers/gathering.ts';
import { keptTwice } from '#contract/registers/second-home.ts';
import type { By } from '#kernel/audit.ts';
import { jurisdictionOf, seeAll, type Tx } from '#kernel/db.ts';
import { type DefinitionKind, defineDefinition, type Problem, readInForce } from '#kernel/definitions/definitions.ts';
import { declarations } from '#kernel/permissions.ts';
import { type Language, phrase, wordOf } from '#kernel/words.ts';
import { allot } from './domain/register.ts';
import { titleOf } from './domain/words.ts';
import { allRegisters, findRegister, keepRegister, statesInUse } from './store/registers.ts';

const words = 'registers-console.definition';

/** Words that stand inside the sentences of problems come from the kit: what is wrong with a question, with a formula. */
const told = (key: string, data: Record<string, unknown>): { zh: string; en: string } => ({
  zh: phrase('zh-CN', key, data),
  en: phrase('en', key, data),
});
const problemsOf = (content: RegisterContent, before: RegisterContent | null): Problem[] => {
  const found = problemsOfRegister(content, before).map(
    ({ at, code, data }): Problem => ({
      at,
      code: `registers.design_${code}`,
      data: {
        ...data,
        ...(data['fault'] !== undefined && { fault: told(`expressions.faults.${data['fault']}`, data) }),
        ...(code === 'question' && { problem: told(`forms.schema.${data['problem']}`, data) }),
      },
    }),
  );
  for (const permission of new Set(Object.values(content.access)))
    if (![...declarations].some(([code, { reach }]) => code === permission && reach === 'area'))
      found.push({ at: 'access', code: 'registers.design_permission', data: { code: permission } });
  return found;
};

/** When every version that was published has begun: one that is to come keeps its facts as well. */
const atLast = new Date('9999-01-01T00:00:00Z');

/** The other registers of a jurisdiction, by code. */
const othersOf = async (tx: Tx, code: string): Promise<ReadonlyMap<string, RegisterContent>> => {
  const others = new Map<string, RegisterContent>();
  for (const other of await allRegisters(tx)) {
    const found = other.code === code ? null : await readInForce<RegisterContent>(tx, registerKind, jurisdictionOf(tx), atLast, other.code);
    if (found) others.set(other.code, found.content);
  }
  return others;
};

/** Facts of people or organisations that another register keeps already; one field of each is enough to say so. */
const keptElsewhere = (
  others: ReadonlyMap<string, RegisterContent>,
  content: RegisterContent,
  before: RegisterContent | null,
): Problem[] => {
  const old = new Set(before?.fields.map(({ key }) => key));
  return [...others.values()].flatMap((other) =>
    keptTwice(content, other)
      .filter(({ field }) => !old.has(field.key))
      .map(({ field, home }) => ({
        at: `fields.${content.fields.indexOf(field)}`,
        code: 'registers.design_kept_elsewhere' as const,
        data: { field: titleOf(field), register: other.title, home: titleOf(home) },
      })),
  );
};

/** States that still hold rows stay; fields that tell rows apart or let them expire have had their column from the beginning. */
const problemsIn = async (tx: Tx, code: string, content: RegisterContent, before: RegisterContent | null): Promise<Problem[]> => {
  const register = await findRegister(tx, code);
  const others = await othersOf(tx, code);
  const problems: Problem[] = [
    ...keptElsewhere(others, content, before),
    ...problemsAmong(code, content, others).map(({ at, code: problem, data }) => ({
      at,
      code: `registers.design_${problem}` as const,
      data,
    })),
  ];
  if (!register || before === null) return problems;
  const shown = new Set(before.fields.flatMap(({ key }) => (key in register.slots || key === ownTitle(before) ? [] : [key])));
  for (const key of [...content.key, ...(content.expiry ? [content.expiry.field] : [])])
    if (shown.has(key)) {
      const field = content.fields.find((one) => one.key === key);
      problems.push({ at: 'key', code: 'registers.design_slots', data: { field: field?.question.words.title ?? key } });
    }
  const kept = new Set(content.states.map((state) => state.code));
  const gone = before.states.filter((state) => !kept.has(state.code));
  if (gone.length === 0) return problems;
  // figures of the whole jurisdiction, nothing of a single row
  await seeAll(tx);
  const used = await statesInUse(tx, register.no);
  for (const state of gone) {
    const count = used.find((one) => one.state === state.code)?.count ?? 0;
    if (count > 0) problems.push({ at: 'states', code: 'registers.design_state_used', data: { state: state.title, count } });
  }
  return problems;
};

const meaning = async (
  tx: Tx,
  code: string,
  content: RegisterContent,
  before: RegisterContent | null,
  language: Language,
): Promise<string[]> => {
  const register = await findRegister(tx, code);
  if (!register) return [wordOf(language, `${words}.new`, { count: content.fields.length })];
  const rows = (await statesInUse(tx, register.no)).reduce((sum, { count }) => sum + count, 0);
  const dropped = droppedFields(content, before).map(({ key, question }) => question.words.title.zh || key);
  const slots = allot(content, register.slots);
  const plain = content.fields.filter(({ key }) => !(key in slots) && key !== ownTitle(content));
  return [
    wordOf(language, `${words}.keeps`, { count: rows }),
    ...(dropped.length > 0 && rows > 0 ? [wordOf(language, `${words}.dropped`, { fields: dropped.join('、'), count: rows })] : []),
    ...(plain.length > 0 ? [wordOf(language, `${words}.unfiltered`, { count: plain.length })] : []),
  ];
};

/** Registers, each by versions under its code. Publishing gives new fields their columns. */
export const registerKind: DefinitionKind<RegisterContent> = defineDefinition<RegisterContent>({
  kind: 'registers.register',
  schema: registerContent,
  permission: 'registers.design',
  areaOf: (content) => {
    const { area } = (content ?? {}) as { area?: unknown };
    return typeof area === 'string' && /^\d{1,20}$/.test(area) ? area : null;
  },
  words,
  subjects: true,
  problemsOf,
  problemsIn: (tx, _, content, before, subject) => problemsIn(tx, subject, content, before),
  carryOut: async (tx: Tx, { at }: By, { content }, subject) => {
    const before = await findRegister(tx, subject);
    await keepRegister(tx, subject, content.title.zh, allot(content, before?.slots ?? {}), at);
  },
  meaning: (tx, _, content, language, { before, subject }) => meaning(tx, subject, content, before, language),
});
