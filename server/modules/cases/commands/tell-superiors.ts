import { supervisionStep } from '#contract/cases/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { notify } from '#kernel/notify.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Cases } from '../cases.ts';
import { deadline } from '../domain/working-time.ts';
import { dataOf } from '../notices.ts';
import { addTold, dueForNext, forgetTold, type Told, untold } from '../store/supervisions.ts';
import type { Running } from '../store/turns.ts';
import { record } from './record.ts';

/** Cases of one transaction. */
const batch = 200;
/** Levels whose people supervise; communities and grids work on cases themselves. */
const levels: readonly string[] = ['street', 'county', 'city', 'province'];

/** Codes of the areas above a case whose people supervise it, from the closest up. */
const superiorsOf = (territory: TerritorySnapshot, areaId: string): string[] => {
  const area = territory.find(areaId);
  if (!area) return [];
  return [...territory.ancestors(area), area]
    .filter(({ level }) => levels.includes(level))
    .map(({ code }) => code)
    .reverse();
};

/**
 * Tells superiors of overdue cases, up the area tree: at once the closest, and after each further step of working days the next one up to the
 * top, each once for a deadline. Nobody has to have a case for that, the oldest come first, and no act that leaves the deadline starts it again.
 * @param most cases of one transaction
 */
export const tellSuperiors = async (cases: Cases, jurisdictionId: string, most = batch): Promise<void> => {
  const { kernel } = cases;
  const [config, territory, jurisdiction] = await Promise.all([
    cases.config(jurisdictionId),
    cases.territory.snapshot(jurisdictionId),
    kernel.jurisdictions.byId(jurisdictionId),
  ]);
  const now = kernel.clock.now();
  const { shifts } = config;
  const days = settingOf(supervisionStep, jurisdiction?.settings ?? {});
  const nextAt = deadline(now, { n: days, unit: 'working_days', ...(shifts !== undefined && { shifts }) });

  const tell = async (tx: Tx, files: readonly Running[], stepOf: (file: Running) => number): Promise<number> => {
    const told = files.map((file): Told => {
      const superiors = superiorsOf(territory, file.areaId);
      const step = stepOf(file);
      const more = step + 1 < superiors.length;
      return { caseId: file.id, dueAt: file.dueAt, step, areaCode: superiors[step] ?? file.areaCode, nextAt: more ? nextAt : null };
    });
    const byId = new Map(files.map((file) => [file.id, file]));
    const fresh = await addTold(tx, jurisdictionId, told, now);
    for (const { caseId, areaCode, step, dueAt } of fresh) {
      const file = byId.get(caseId);
      if (!file) continue;
      const area = territory.find(areaCode)?.name ?? areaCode;
      await record(cases, tx, { jurisdictionId, viewer: null }, caseId, { what: 'cases.urged', data: { area } });
      await notify(tx, jurisdictionId, [
        {
          kind: 'cases.supervision',
          variant: step === 0 ? 'first' : 'further',
          to: { permission: 'cases.supervise', around: pathOfCode(areaCode) },
          subject: caseId,
          data: { ...dataOf({ config }, file), area },
          // whoever stands on two levels is told once
          cause: `${caseId} supervision ${dueAt.toISOString()}`,
          at: now,
        },
      ]);
    }
    return files.length;
  };

  const access = systemAccess(jurisdictionId);
  await kernel.db.write(access, (tx) => forgetTold(tx, jurisdictionId));
  for (let n = most; n === most; )
    n = await kernel.db.write(access, async (tx) => tell(tx, await untold(tx, jurisdictionId, now, most), () => 0));
  for (let n = most; n === most; )
    n = await kernel.db.write(access, async (tx) => {
      const files = await dueForNext(tx, jurisdictionId, now, most);
      const steps = new Map(files.map(({ id, step }) => [id, step + 1]));
      return tell(tx, files, ({ id }) => steps.get(id) ?? 0);
    });
};
