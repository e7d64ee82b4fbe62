import { type HandlerLevel, handlerLevels } from '#contract/cases/categories.ts';
import { areaLevels } from '#contract/territory/levels.ts';

/** Level of an organisation by the path of the area it serves; null where limits know no such level, or nobody has the case. */
export const handlerLevel = (areaPath: string | undefined): HandlerLevel | null => {
  const level = areaPath === undefined ? undefined : areaLevels[areaPath.split('.').length - 1];
  return handlerLevels.find((one) => one === level) ?? null;
};
