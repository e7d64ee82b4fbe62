import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { getRegisterMeasures } from '#contract/registers/api.ts';
import { fail } from '#kernel/errors.ts';
import { rowAccess } from '../access.ts';
import { type Context, eyeOf } from '../context.ts';
import { countedBy, figureOf, yuanOf } from '../measures.ts';
import { readAreas } from '../policy.ts';
import { measured } from '../store/measures.ts';

/** The measures of a register over the rows the viewer reads, or those in an area. @throws territory.area_not_found */
export const measuresOf = async (
  context: Context,
  viewer: Viewer,
  code: string,
  area: string | undefined,
): Promise<z.input<typeof getRegisterMeasures.response>> => {
  const eye = await eyeOf(context, viewer, code);
  const { register, snapshot } = eye;
  if (area !== undefined && !snapshot.find(area)) fail('territory.area_not_found', { code: area });
  const read = readAreas(viewer, register.content);
  const isWhole = read.includes(snapshot.root.path);
  const access = { ...rowAccess(viewer, register.content), all: isWhole };
  const areas = isWhole ? null : read.map((path) => path.replaceAll('.', ''));
  return context.kernel.db.read(access, async (tx) => {
    const items = [];
    for (const measure of register.content.measures) {
      const counted = countedBy(register, measure, areas);
      const [sum] = counted ? await measured(tx, { ...counted, filter: { ...counted.filter, area: area ?? null } }, false) : [];
      const { title, unit, rule } = measure;
      const value = sum ? figureOf(measure, sum) : null;
      items.push({
        code: measure.code,
        title,
        unit,
        value,
        parts:
          sum && (unit === 'percent' || measure.over !== null)
            ? {
                numerator: sum.part / yuanOf(register, measure.sum),
                denominator: sum.whole / yuanOf(register, measure.over ?? measure.sum),
              }
            : null,
        limits: rule && { min: rule.min, max: rule.max },
      });
    }
    return { items };
  });
};
