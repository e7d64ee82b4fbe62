import type { Stage } from '#contract/cases/categories.ts';
import { type CaseState, type Lifecycle, stageOf, lifecycle as standard, states } from '#contract/cases/lifecycle.ts';
import { shippedTypes } from '#contract/cases/shipped-types.ts';
import { lifecycleOf } from '#contract/cases/type-life.ts';
import type { CaseType, TypeBook } from '#contract/cases/types.ts';
import { type Form, readForm } from '#contract/kernel/form/read.ts';
import type { Limits } from './case-file.ts';

/** How cases of one type live, by one version of the jurisdiction's types. */
export interface TypeLife
  extends Pick<CaseType, 'code' | 'name' | 'nameEn' | 'retired' | 'filing' | 'closing' | 'privacy' | 'notice' | 'questions'> {
  /** Of the types; 0: the standard life. */
  readonly version: number;
  readonly lifecycle: Lifecycle;
  /** Where no category says otherwise. */
  readonly limits: Limits;
  /** Stages whose clock does not run. */
  readonly stopped: ReadonlySet<Stage>;
  /** Its extra questions, ready to be answered; null: none. */
  readonly form: Form | null;
}

/** The types of one version. */
export interface TypeSet {
  readonly version: number;
  /** In the order of lists. */
  readonly all: readonly TypeLife[];
  /** Null where this version has no such type. */
  of(code: string): TypeLife | null;
}

const stoppedIn = ({ life }: CaseType): Set<Stage> =>
  new Set(states.flatMap((state: CaseState) => (stageOf[state] && life[state] && !life[state].clock ? [stageOf[state]] : [])));

const setOf = (version: number, lives: readonly TypeLife[]): TypeSet => {
  const byCode = new Map(lives.map((one) => [one.code, one]));
  return { version, all: lives, of: (code) => byCode.get(code) ?? null };
};

/** The types of a published version. */
export const readTypes = ({ types }: TypeBook, version: number): TypeSet =>
  setOf(
    version,
    types.map((type) => ({
      ...type,
      version,
      lifecycle: lifecycleOf(type),
      stopped: stoppedIn(type),
      form: type.questions ? readForm(type.questions) : null,
    })),
  );

/** Where a jurisdiction has published none: the shipped types by name, each with the standard life. */
export const standardTypes: TypeSet = setOf(
  0,
  shippedTypes().map(({ code, name, nameEn }) => ({
    ...{ code, name, nameEn, version: 0, lifecycle: standard, limits: {}, stopped: new Set<Stage>() },
    ...{ retired: false, filing: [], closing: [], privacy: 'usual' as const, notice: null, form: null },
  })),
);

/** The type of a case whose version does not name it – there is none in a whole log –: the standard life. */
export const standardLifeOf = (code: string): TypeLife =>
  standardTypes.of(code) ?? { ...(standardTypes.all[0] as TypeLife), code, name: code, nameEn: code };
