import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listCaseTypes } from '#contract/cases/api.ts';
import { wordOf } from '#kernel/words.ts';
import type { Cases } from '../cases.ts';
import type { Condition } from '../conditions.ts';

const worded = ({ code }: Condition) => {
  const [module, what] = code.split('.');
  const key = `${module}.conditions.${what}`;
  return { code, title: { zh: wordOf('zh-CN', key), en: wordOf('en', key) } };
};

/** Case types in force, and what they may ask for. */
export const caseTypes = async (cases: Cases, viewer: Viewer): Promise<z.input<typeof listCaseTypes.response>> => {
  const { types } = await cases.config(viewer.jurisdictionId);
  const { filing, closing } = cases.turningPoints;
  return {
    version: types.version,
    items: types.all.map(({ code, name, nameEn, retired, lifecycle }) => ({
      code,
      name: { zh: name, en: nameEn },
      retired,
      atOnce: lifecycle.reported.settle !== undefined,
    })),
    conditions: { filing: filing.chosen().map(worded), closing: closing.chosen().map(worded) },
  };
};
