import type { Viewer } from '#contract/accounts/viewer.ts';
import { areasWith } from '#contract/accounts/viewer.ts';
import type { Comparison, WantedColumn } from '#contract/collections/columns.ts';
import type { Cell } from '#contract/collections/content.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { optionsOf } from '#contract/kernel/form/check.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import { fail } from '#kernel/errors.ts';
import { sheetAccess } from '../access.ts';
import { type Context, rulesOf } from '../context.ts';
import { compareColumns, type Known, overlap } from '../domain/compare.ts';
import { knownOfRegister } from '../domain/known.ts';
import { askAreas } from '../policy.ts';
import { baseFigures } from '../sources.ts';
import { type TaskRow, tasksSince } from '../store/tasks.ts';
import { inKit, inWords } from '../words.ts';
import { placeOf } from './present.ts';

/** How long back tasks count as asked before, in milliseconds, and how many are looked at. */
const lookBack = 400 * 86_400_000;
const mostTasks = 300;
const tasksNamed = 10;

const givesOf = ({ type }: Pick<Cell, 'type'>): Known['gives'] =>
  type === 'choice' || type === 'date' ? type : type === 'text' || type === 'long_text' ? 'text' : 'figure';
const knownOfTask = ({ id, title, sentAt, state, content }: TaskRow): Known[] =>
  content.cells.map((one) => ({
    in: { kind: 'task', id, title, day: sentAt && shanghaiDay(sentAt), over: state !== 'sent' },
    title: one.question.words.title.zh || one.key,
    also: [],
    gives: givesOf(one),
    options: (optionsOf(one.question) ?? []).map((option) => one.question.words.options?.[option]?.zh ?? option),
    unit: one.unit,
    // what came from a register there comes from it here as well
    source: one.source.kind === 'register' || one.source.kind === 'base' ? one.source : { kind: 'task', task: id, cell: one.key },
  }));

/** What the platform knows of areas by itself, with the measures of coverage. */
const knownOfAreas = ({ coverage }: Context): Known[] => {
  const one = (figure: string, title: string, unit: string | null): Known => ({
    in: { kind: 'base' },
    title,
    also: [],
    gives: 'figure',
    options: [],
    unit,
    source: { kind: 'base', figure },
  });
  const base = baseFigures.map((figure) => one(figure, inWords(`base.${figure}`).zh, null));
  return [
    ...base,
    ...coverage.measures
      .all()
      .filter(({ subject }) => subject === 'area')
      .map(({ code }) => one(`measure:${code}`, inKit(`coverage.measures.${code}.name`).zh, null))
      .filter(({ title }) => !base.some((known) => known.title === title)),
  ];
};

/** Everything a heading may ask for again, as far as the viewer may read it. */
const knownTo = async (context: Context, viewer: Viewer, except: string | null): Promise<{ known: Known[]; tasks: TaskRow[] }> => {
  const { kernel, registers } = context;
  const { jurisdictionId } = viewer;
  const known: Known[] = [];
  for (const { code } of await registers.context.all(jurisdictionId)) {
    const register = await registers.context.register(jurisdictionId, code);
    if (!register || areasWith(viewer, register.content.access.read as Permission).length === 0) continue;
    known.push(...knownOfRegister(code, register.content, new Set([...Object.keys(register.slots), register.content.titleField])));
  }
  const since = new Date(kernel.clock.now().getTime() - lookBack);
  const tasks = (await kernel.db.read(sheetAccess(viewer), (tx) => tasksSince(tx, since, mostTasks))).filter(({ id }) => id !== except);
  return { known: [...known, ...knownOfAreas(context), ...tasks.flatMap(knownOfTask)], tasks };
};

/** Compares headings with everything that is known. @throws session.forbidden */
export const compare = async (
  context: Context,
  viewer: Viewer,
  { columns, except }: { readonly columns: readonly WantedColumn[]; readonly except: string | null },
): Promise<Comparison> => {
  if (askAreas(viewer).length === 0) fail('session.forbidden');
  const [{ known, tasks }, { synonyms }, snapshot] = await Promise.all([
    knownTo(context, viewer, except),
    rulesOf(context, viewer.jurisdictionId),
    context.territory.snapshot(viewer.jurisdictionId),
  ]);
  const compared = compareColumns(columns, known, synonyms);
  const titles = columns.map(({ title }) => title);
  const asked = tasks
    .map((task) => ({ task, columns: overlap(titles, titlesOf(task), synonyms) }))
    .filter((one) => one.columns > 1)
    .sort((a, b) => b.columns - a.columns)
    .slice(0, tasksNamed)
    .map(({ task: { id, title, askerPath, sentAt, state }, columns: shared }) => ({
      id,
      title,
      asker: placeOf(snapshot, askerPath).name,
      day: sentAt ? shanghaiDay(sentAt) : '',
      over: state !== 'sent',
      columns: shared,
    }));
  return { columns: columns.length, known: compared.known, items: compared.items, asked };
};

const titlesOf = ({ content }: Pick<TaskRow, 'content'>): string[] =>
  content.cells.filter(({ source }) => source.kind !== 'computed').map(({ question, key }) => question.words.title.zh || key);

/** What the same level asked within the days of the rule and is the same for the most part; null where nothing is. */
export const askedLately = async (
  context: Context,
  viewer: Viewer,
  task: TaskRow,
): Promise<{ readonly id: string; readonly title: string; readonly columns: number } | null> => {
  const { kernel } = context;
  const { synonyms, alikeShare, repeatDays } = await rulesOf(context, viewer.jurisdictionId);
  const titles = titlesOf(task);
  if (titles.length === 0) return null;
  const since = new Date(kernel.clock.now().getTime() - repeatDays * 86_400_000);
  const earlier = await kernel.db.read(sheetAccess(viewer), (tx) => tasksSince(tx, since, mostTasks));
  const [best] = earlier
    .filter(({ id, askerLevel }) => id !== task.id && askerLevel === task.askerLevel)
    .map((one) => ({ id: one.id, title: one.title, columns: overlap(titles, titlesOf(one), synonyms) }))
    .sort((a, b) => b.columns - a.columns);
  return best && best.columns * 100 >= titles.length * alikeShare ? best : null;
};
