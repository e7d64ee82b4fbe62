import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Label } from '#contract/kernel/form/schema.ts';
import type { Condition } from '#contract/registers/conditions.ts';
import { fail } from '#kernel/errors.ts';
import { rowAccess } from '../access.ts';
import { type Context, eyeOf } from '../context.ts';
import { groupsOf } from '../store/list.ts';
import { columnOf, filterOf } from './list.ts';

/** A figure over rows of a register in an area: how many, or the sum of a field. */
interface FigureAsked {
  readonly states: readonly string[];
  readonly where: readonly Condition[];
  /** Key of the field that is summed; null counts. */
  readonly sum: string | null;
  /** Only rows entered or changed from this moment on. */
  readonly since?: Date;
}
/** Figures of a register with the version in force and its title. */
interface RegisterFigures {
  readonly version: number;
  readonly title: Label;
  readonly figures: readonly number[];
}

/**
 * Figures over the rows of an area and below, as the viewer reads the register; each costs one statement over the indexes that lists use.
 * @throws registers.register_not_found where the viewer does not read it, registers.no_filter where a field is none (any more)
 */
export const registerFigures = async (
  context: Context,
  viewer: Viewer,
  { code, area, asked }: { readonly code: string; readonly area: string; readonly asked: readonly FigureAsked[] },
): Promise<RegisterFigures> => {
  const eye = await eyeOf(context, viewer, code);
  const { register } = eye;
  const figures = await context.kernel.db.read(rowAccess(viewer, register.content), (tx) =>
    Promise.all(
      asked.map(async ({ states, where, sum, since }) => {
        const column = sum === null ? null : columnOf(eye, sum, true);
        if (column !== null && (!column.startsWith('n') || register.fields.get(sum ?? '')?.type === 'date'))
          fail('registers.no_filter', { field: sum });
        const filter = await filterOf(eye, tx, { area, state: [...states], where });
        const [group] = await groupsOf(tx, { ...filter, changedFrom: since ?? null }, null, column === null ? [] : [column], 1);
        return sum === null ? (group?.count ?? 0) : (group?.sums[0] ?? 0);
      }),
    ),
  );
  return { version: register.version, title: register.content.title, figures };
};
