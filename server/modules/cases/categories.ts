import { type CategoryBook, categoryBook } from '#contract/cases/categories.ts';
import { type CategoryEntry, withEntries } from '#contract/cases/category-tree.ts';
import { canonical } from '#contract/kernel/canonical.ts';
import type { By } from '#kernel/audit.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { defineDefinition, inForceTopic, publish, readVersion } from '#kernel/definitions/definitions.ts';
import { lastStanding } from '#kernel/definitions/store.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { wordOf } from '#kernel/words.ts';
import { categoryProblems, withCategories } from './domain/category-book.ts';
import { type CategoryRow, configChanged, countOpen, projectCategories } from './store/config.ts';
import { standingTypes } from './types.ts';

/** The categories of a jurisdiction with their limits, by versions: facts of a case name the one that gave its limits. */
export const categoriesKind = defineDefinition<CategoryBook>({
  kind: 'cases.categories',
  schema: categoryBook,
  permission: 'cases.configure',
  words: 'cases-console.definitions.categories',
  problemsOf: categoryProblems,
  problemsIn: async (tx, jurisdictionId, { categories }) => {
    const types = await standingTypes(tx, jurisdictionId);
    return categories.flatMap(({ kind, code, name }, i) => {
      const type = types.of(kind);
      return type && !type.retired ? [] : [{ at: `categories.${i}`, code: 'case.category_type', data: { kind, code, name } }];
    });
  },
  carryOut: async (tx, by, { content, effectiveFrom }) => {
    await projectCategories(tx, by.jurisdictionId, content.categories, effectiveFrom <= by.at);
    await configChanged(tx, by.jurisdictionId);
  },
  meaning: async (tx, jurisdictionId, { categories }, language) => {
    const codes = new Set(categories.map(({ code }) => code));
    const open = await countOpen(tx, jurisdictionId);
    const [kept, gone] = [open.filter(({ code }) => codes.has(code)), open.filter(({ code }) => !codes.has(code))];
    const sum = (rows: typeof open): number => rows.reduce((n, { cases }) => n + cases, 0);
    const word = (key: string, data: object): string => wordOf(language, `cases-console.definitions.categories.${key}`, { ...data });
    return [
      word('keeps', { count: sum(kept) }),
      ...(gone.length > 0 ? [word('loses', { count: sum(gone), codes: gone.map(({ code }) => code).join(', ') })] : []),
    ];
  },
});

/** The newest categories, in force or still to come. */
export const bookOf = async (tx: Tx, jurisdictionId: string): Promise<CategoryBook> => {
  const standing = await lastStanding(tx, { jurisdictionId, kind: categoriesKind.kind, subject: '' });
  return standing === null ? { categories: [] } : categoryBook.parse(standing.content);
};

/** Brings categories in or up to date, as a version that holds at once. Parents come before children. The same again changes nothing. */
export const saveCategories = async (tx: Tx, by: By, rows: readonly CategoryRow[]): Promise<void> => {
  const before = await bookOf(tx, by.jurisdictionId);
  const content = categoryBook.parse(withCategories(before, rows as CategoryBook['categories']));
  if (canonical(before) !== canonical(content)) await publish(tx, by, categoriesKind, { content, reason: null });
};

/** Brings in what a sheet tells of categories, as {@link saveCategories} does; codes that are missing are made. */
export const saveCategoryEntries = async (tx: Tx, by: By, entries: readonly CategoryEntry[]): Promise<void> =>
  saveCategories(tx, by, withEntries(await bookOf(tx, by.jurisdictionId), entries).book.categories);

/** A version that comes into force by the clock counts for keys and figures as well. */
export const followCategories = (kernel: Kernel): void =>
  kernel.relay.on('cases.categories', inForceTopic, async (events, jurisdictionId) => {
    for (const { payload } of events) {
      if (payload['kind'] !== categoriesKind.kind) continue;
      await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const found = await readVersion(tx, categoriesKind, jurisdictionId, Number(payload['version']));
        if (found) await projectCategories(tx, jurisdictionId, found.content.categories, true);
      });
    }
  });
