import type { Viewer } from '#contract/accounts/viewer.ts';
import type { TaskContent } from '#contract/collections/content.ts';
import { fail } from '#kernel/errors.ts';
import { registerFigures } from '#modules/registers/index.ts';
import type { Context } from './context.ts';
import { problemsOfCells } from './domain/form.ts';
import { inKit, inWords } from './words.ts';

/** A problem as the error says it. */
const refuse = (cell: unknown, problem: string, data: Readonly<Record<string, unknown>> = {}): never =>
  fail('collections.cell_wrong', { cell: cell ?? inWords('whole'), problem: inWords(`problems.${problem}`, { ...data }) });

/** Characters of what a task asks, as JSON. */
const most = 200_000;
/** Asks that what a task asks is not longer than anybody would read. @throws collections.cell_wrong */
export const checkLength = (content: TaskContent): void => {
  if (JSON.stringify(content).length > most) refuse(null, 'long', { max: most });
};

/**
 * Asks that what a task asks can be asked: columns by themselves, and that the registers behind them are there and read by its author.
 * @throws collections.cell_wrong naming the column
 */
export const checkContent = async (context: Context, viewer: Viewer, area: string, content: TaskContent): Promise<void> => {
  const [problem] = problemsOfCells(content);
  if (problem) {
    const { fault, problem: question } = problem.data;
    refuse(problem.cell, problem.code, {
      ...problem.data,
      ...(fault !== undefined && { fault: inKit(`expressions.faults.${fault}`, problem.data) }),
      ...(question !== undefined && { problem: inKit(`forms.schema.${question}`, problem.data) }),
    });
  }
  const asked = [
    ...content.cells.flatMap(({ question, source }) =>
      source.kind === 'register'
        ? [
            {
              title: question.words.title,
              code: source.register,
              states: source.states,
              where: source.where,
              sum: source.what === 'sum' ? source.field : null,
            },
          ]
        : [],
    ),
    ...(content.rows === null
      ? []
      : [{ title: null, code: content.rows.register, states: content.rows.states, where: content.rows.where, sum: null }]),
  ];
  for (const { title, code, ...one } of asked) {
    try {
      await registerFigures(context.registers.context, viewer, { code, area, asked: [one] });
    } catch {
      refuse(title, 'source', { register: code });
    }
  }
};
