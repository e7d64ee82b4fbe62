import type { CategoryBook } from '#contract/cases/categories.ts';
import { lifecycle } from '#contract/cases/lifecycle.ts';
import { shippedTypes } from '#contract/cases/shipped-types.ts';
import { typeProblems } from '#contract/cases/type-problems.ts';
import { type CaseType, type TypeBook, typeBook } from '#contract/cases/types.ts';
import type { By } from '#kernel/audit.ts';
import { jurisdictionOf, seeAll, type Tx } from '#kernel/db.ts';
import { defineDefinition, type Problem, publish, readVersion } from '#kernel/definitions/definitions.ts';
import { lastStanding } from '#kernel/definitions/store.ts';
import { wordOf } from '#kernel/words.ts';
import type { Cases } from './cases.ts';
import type { TurningPoints } from './conditions.ts';
import type { LifeOf } from './domain/replay.ts';
import { readTypes, standardLifeOf, standardTypes, type TypeLife, type TypeSet } from './domain/type-set.ts';
import type { CaseConfig } from './snapshot.ts';
import type { CaseRecord } from './store/cases.ts';
import { configChanged } from './store/config.ts';
import { countRunning, typeVersions } from './store/types.ts';

const words = 'cases-console.definitions.types';

/** The case types of a jurisdiction, by versions: a case keeps the one it began with. */
export const typesKind = defineDefinition<TypeBook>({
  kind: 'cases.types',
  schema: typeBook,
  permission: 'cases.configure',
  words,
  problemsOf: typeProblems,
  carryOut: (tx, { jurisdictionId }) => configChanged(tx, jurisdictionId),
  meaning: async (tx, jurisdictionId, { types }, language) => {
    const running = await countRunning(tx, jurisdictionId, null);
    const sum = running.reduce((n, { cases }) => n + cases, 0);
    const retired = new Set(types.flatMap(({ code, retired }) => (retired ? [code] : [])));
    const last = running.filter(({ kind }) => retired.has(kind)).reduce((n, { cases }) => n + cases, 0);
    return [
      wordOf(language, `${words}.keeps`, { count: sum }),
      ...(last > 0 ? [wordOf(language, `${words}.retires`, { count: last })] : []),
    ];
  },
});

const nameOf = ({ name, nameEn }: Pick<CaseType, 'name' | 'nameEn'>) => ({ zh: name, en: nameEn });

/** What in the database keeps types from being published: conditions nobody knows, categories and running cases of a type that goes. */
export const typeProblemsIn = async (
  tx: Tx,
  jurisdictionId: string,
  { types }: TypeBook,
  before: TypeBook | null,
  { turningPoints, categories }: { turningPoints: TurningPoints; categories: CategoryBook['categories'] },
): Promise<Problem[]> => {
  const problems: Problem[] = [];
  for (const [i, type] of types.entries()) {
    const at = `types.${i}`;
    for (const turn of ['filing', 'closing'] as const)
      for (const condition of type[turn])
        if (!turningPoints[turn].chosen().some(({ code }) => code === condition))
          problems.push({ at, code: 'case.type_condition', data: { type: nameOf(type), condition } });
    const used = type.retired ? categories.filter(({ kind }) => kind === type.code) : [];
    if (used.length > 0) problems.push(ofCategories(at, type, used));
  }
  const kept = new Set(types.map(({ code }) => code));
  const gone = (before?.types ?? standardTypes.all).filter(({ code }) => !kept.has(code));
  if (gone.length === 0) return problems;
  // figures of the whole jurisdiction, whoever prepares it: nothing of a single case
  await seeAll(tx);
  const running = await countRunning(
    tx,
    jurisdictionId,
    gone.map(({ code }) => code),
  );
  for (const type of gone) {
    const used = categories.filter(({ kind }) => kind === type.code);
    if (used.length > 0) problems.push(ofCategories('types', type, used));
    const { cases = 0 } = running.find(({ kind }) => kind === type.code) ?? {};
    if (cases > 0) problems.push({ at: 'types', code: 'case.type_in_use', data: { type: nameOf(type), count: cases } });
  }
  return problems;
};
const ofCategories = (at: string, type: Pick<CaseType, 'name' | 'nameEn'>, used: CategoryBook['categories']): Problem => ({
  at,
  code: 'case.type_of_category',
  data: { type: nameOf(type), codes: used.map(({ code, name }) => `${code} ${name}`).join('、') },
});

/** The newest types, in force or still to come; the standard ones where none were published. */
export const standingTypes = async (tx: Tx, jurisdictionId: string): Promise<TypeSet> => {
  const standing = await lastStanding(tx, { jurisdictionId, kind: typesKind.kind, subject: '' });
  return standing === null ? standardTypes : readTypes(typeBook.parse(standing.content), standing.version);
};

/** Publishes the shipped types where a jurisdiction has none yet; what it has published stays. */
export const saveTypes = async (tx: Tx, by: By): Promise<void> => {
  if ((await lastStanding(tx, { jurisdictionId: by.jurisdictionId, kind: typesKind.kind, subject: '' })) !== null) return;
  await publish(tx, by, typesKind, { content: { types: shippedTypes() }, reason: null });
};

/** The types of a version, for a case that names it; the standard ones where there is none. */
export const typesOfVersion = async (tx: Tx, jurisdictionId: string, version: number): Promise<TypeSet> => {
  const found = version === 0 ? null : await readVersion(tx, typesKind, jurisdictionId, version);
  return found ? readTypes(found.content, version) : standardTypes;
};

/** How cases live by every version that was ever published, for a walk through many logs. */
export const livesOf = async (tx: Tx, jurisdictionId: string): Promise<LifeOf> => {
  const sets = new Map<number, TypeSet>();
  for (const version of await typeVersions(tx, jurisdictionId)) sets.set(version, await typesOfVersion(tx, jurisdictionId, version));
  return (kind, version) => (kind === undefined ? null : sets.get(version)?.of(kind))?.lifecycle ?? lifecycle;
};

/** Keeps the types of former versions in memory; a published version never changes. */
export const createFormerTypes = () => {
  const known = new Map<string, Promise<TypeSet>>();
  return (tx: Tx, version: number): Promise<TypeSet> => {
    const jurisdictionId = jurisdictionOf(tx);
    const key = `${jurisdictionId} ${version}`;
    const found = known.get(key) ?? typesOfVersion(tx, jurisdictionId, version);
    known.set(key, found);
    found.catch(() => known.delete(key));
    return found;
  };
};

/** The type a case lives by: that of its own version, whatever has been published since. */
export const typeOfCase = async (
  { formerTypes }: Pick<Cases, 'formerTypes'>,
  tx: Tx,
  { types }: Pick<CaseConfig, 'types'>,
  { kind, typeVersion }: Pick<CaseRecord, 'kind' | 'typeVersion'>,
): Promise<TypeLife> => {
  const set = typeVersion === types.version ? types : await formerTypes(tx, typeVersion);
  return set.of(kind) ?? standardLifeOf(kind);
};
