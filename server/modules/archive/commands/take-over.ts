import { readClasses } from '#contract/archive/classes.ts';
import { classesByKind, usualClass } from '#contract/archive/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { systemAccess } from '#kernel/db.ts';
import { casesUnderSeal, sealsFrom } from '#modules/cases/index.ts';
import type { Context } from '../context.ts';
import { classOf, keptUntil } from '../domain/class.ts';
import { insertFiles, lastTakenSeal, lockArchive } from '../store/files.ts';

/** Seals one transaction takes over, of at most 1,000 cases each. */
const most = 20;

/** Takes over what was sealed since the last time, with the class that holds today. @returns how many cases */
export const takeOver = async ({ kernel }: Pick<Context, 'kernel'>, jurisdictionId: string): Promise<number> => {
  const settings = (await kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {};
  const named = readClasses(settingOf(classesByKind, settings)) ?? new Map();
  const usual = settingOf(usualClass, settings);
  return kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    await lockArchive(tx);
    let taken = 0;
    for (const seal of await sealsFrom(tx, await lastTakenSeal(tx), most)) {
      const cases = await casesUnderSeal(tx, seal);
      taken += cases.length;
      await insertFiles(
        tx,
        jurisdictionId,
        cases.map(({ id, ...one }) => {
          const of = classOf(one, named, usual);
          return { ...one, caseId: id, sealNumber: seal, class: of, keepUntil: keptUntil(shanghaiDay(one.archivedAt), of) };
        }),
      );
    }
    return taken;
  });
};
