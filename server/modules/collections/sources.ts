import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Cell, Source } from '#contract/collections/content.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Answer, Label } from '#contract/kernel/form/schema.ts';
import type { Condition } from '#contract/registers/conditions.ts';
import { type AreaLevel, areaLevels } from '#contract/territory/levels.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/errors.ts';
import { reportedIn } from '#modules/cases/index.ts';
import { registerFigures } from '#modules/registers/index.ts';
import { knownCount, type TerritoryArea, type TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { sheetAccess } from './access.ts';
import type { Context } from './context.ts';
import { toldBefore } from './store/sheets.ts';
import { tasksById } from './store/tasks.ts';
import { inKit, inWords } from './words.ts';

/** What a source tells of an addressee, and where one can look. */
export interface Told {
  readonly value: Answer | null;
  readonly words: Label;
  readonly rows: { readonly register: string; readonly area: string; readonly states: string[]; readonly where: Condition[] } | null;
  readonly version: number | null;
  readonly at: Date;
}
/** Whom a sheet is asked of. */
export interface Addressee {
  readonly area: TerritoryArea;
  readonly organisationId: string | null;
}

/** What the platform knows of every area by itself. */
export const baseFigures = ['households', 'residents', 'street', 'community', 'grid', 'micro_grid', 'cases_month', 'cases_year'] as const;
/** The first day of the time in which cases are counted; null for other figures. */
const casesSince = (figure: string, today: string): string | null =>
  figure === 'cases_month' ? `${today.slice(0, 7)}-01` : figure === 'cases_year' ? `${today.slice(0, 4)}-01-01` : null;
const baseOf = (snapshot: TerritorySnapshot, area: TerritoryArea, figure: string): number | null => {
  if (figure === 'households' || figure === 'residents') return knownCount(snapshot, area, figure);
  return (areaLevels as readonly string[]).includes(figure) ? snapshot.within(area, figure as AreaLevel).length : null;
};
/** A measure of coverage by its code, as a source names it. */
export const measureOf = (figure: string): string | null => (figure.startsWith('measure:') ? figure.slice('measure:'.length) : null);

type Of<K extends Source['kind']> = Cell & { source: Extract<Source, { kind: K }> };
const ofKind = <K extends Source['kind']>(cells: readonly Cell[], kind: K): Of<K>[] =>
  cells.filter((one): one is Of<K> => one.source.kind === kind);

/** Errors that say that a source is not there, or not for this reader: the cell is then typed. */
const isGone = (error: unknown): boolean =>
  error instanceof AppError && ['registers.register_not_found', 'registers.no_filter', 'registers.no_condition'].includes(error.code);

/**
 * What the sources of some cells tell of an addressee now, as the viewer may read them: a register that is not read, or has no such field any
 * more, tells nothing. Typed and computed cells are left out.
 */
export const readSources = async (
  context: Context,
  viewer: Viewer,
  { area, organisationId }: Addressee,
  cells: readonly Cell[],
): Promise<Map<string, Told>> => {
  const { kernel, territory, coverage } = context;
  const { jurisdictionId } = viewer;
  const snapshot = await territory.snapshot(jurisdictionId);
  const at = kernel.clock.now();
  const told = new Map<string, Told>();
  const nothing = { rows: null, version: null, at };

  const perRegister = Map.groupBy(ofKind(cells, 'register'), ({ source }) => source.register);
  await Promise.all(
    [...perRegister].map(async ([code, some]) => {
      const asked = some.map(({ source }) => ({
        states: source.states,
        where: source.where,
        sum: source.what === 'sum' ? source.field : null,
      }));
      // one that fails must not take the others along
      const together = await registerFigures(context.registers.context, viewer, { code, area: area.code, asked }).catch(gone);
      for (const [i, { key, source }] of some.entries()) {
        const one =
          together ??
          (await registerFigures(context.registers.context, viewer, { code, area: area.code, asked: asked.slice(i, i + 1) }).catch(gone));
        const value = together ? together.figures[i] : one?.figures[0];
        if (!one || value === undefined) {
          told.set(key, { ...nothing, value: null, words: inWords('from.gone', { register: code }) });
          continue;
        }
        const words = inWords(source.what === 'sum' ? 'from.sum' : 'from.count', { register: one.title });
        const rows = { register: code, area: area.code, states: source.states, where: source.where };
        told.set(key, { value, words, rows, version: one.version, at });
      }
    }),
  );

  const before = ofKind(cells, 'task');
  if (before.length > 0) {
    const ids = [...new Set(before.map(({ source }) => source.task))];
    await kernel.db.read(sheetAccess(viewer), async (tx: Tx) => {
      const [tasks, sheets] = await Promise.all([tasksById(tx, ids), toldBefore(tx, ids, area.code, organisationId)]);
      for (const { key, source } of before) {
        const sheet = sheets.find(({ taskId }) => taskId === source.task);
        const task = tasks.find(({ id }) => id === source.task);
        const day = sheet ? shanghaiDay(sheet.at) : '';
        const words = inWords(sheet ? 'from.task' : 'from.taskNothing', { title: task?.title ?? '—', day });
        told.set(key, { ...nothing, at: sheet?.at ?? at, value: sheet?.cells[source.cell]?.v ?? null, words });
      }
    });
  }

  const base = ofKind(cells, 'base');
  const today = shanghaiDay(at);
  const cases = new Map<string, number>();
  for (const { source } of base) {
    const since = casesSince(source.figure, today);
    // a figure of the area for whoever answers for it, nothing of a single case
    if (since !== null)
      cases.set(source.figure, await kernel.db.read(systemAccess(jurisdictionId), (tx) => reportedIn(tx, area.code, [since, today])));
  }
  const measured = base.filter(({ source }) => measureOf(source.figure) !== null);
  for (const { key, source } of base)
    if (!measured.some((one) => one.key === key))
      told.set(key, {
        ...nothing,
        value: organisationId === null ? (cases.get(source.figure) ?? baseOf(snapshot, area, source.figure)) : null,
        words: inWords('from.base', { figure: inWords(`base.${source.figure}`) }),
      });
  if (measured.length > 0) {
    const view = {
      jurisdictionId,
      territory: snapshot,
      places: await coverage.places.of(jurisdictionId),
      settings: (await kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {},
      roots: [area],
      levels: [area.level],
      day: today,
      at,
    };
    // figures of the whole area for whoever answers for it, nothing of a single row
    await kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
      for (const { key, source } of measured) {
        const measure = coverage.measures.find(measureOf(source.figure) ?? '');
        const fits = measure?.subject === 'area' && measure.levels.includes(area.level) && organisationId === null;
        const figure = fits ? (await measure.figures(tx, view)).find((one) => one.areaCode === area.code) : undefined;
        const words = inWords('from.measure', { measure: measure ? inKit(`coverage.measures.${measure.code}.name`) : source.figure });
        told.set(key, { ...nothing, value: figure?.value ?? null, words });
      }
    });
  }
  return told;
};

const gone = (error: unknown): null => {
  if (!isGone(error)) throw error;
  return null;
};
