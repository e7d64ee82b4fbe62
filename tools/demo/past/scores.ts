import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { estatesCard } from '#contract/property/card.ts';
import { estatesCardCode } from '#contract/property/card-code.ts';
import { periodOf } from '#contract/scorecards/values.ts';
import type { SubsidyScheme } from '#contract/subsidies/scheme.ts';
import { templates } from '#contract/subsidies/templates.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { type Database, execute, type Tx } from '#kernel/db.ts';
import { workDaysOf, workingDaysAfter } from '#kernel/work-days.ts';
import type { Ground } from '#modules/cases/index.ts';
import { inspectionMeasures } from '#modules/inspections/index.ts';
import { addEstateScores, bringLists } from '#modules/property/index.ts';
import { openRegister } from '#modules/registers/index.ts';
import { bringPeriod, createSources, type Settled } from '#modules/scorecards/index.ts';
import { bringSubsidy } from '#modules/subsidies/index.ts';

/** 90 yuan a household and year, by the scores of the month. */
const monthly: SubsidyScheme = {
  ...templates.tianjiaan,
  title: { zh: '住宅小区物业服务月度奖补', en: 'Subsidy for property services, monthly' },
  source: '参照淮南市田家庵区每户每年 90 元，按月度考核得分分档',
  card: estatesCardCode,
  bands: [
    { from: 90, share: 100 },
    { from: 80, share: 80 },
    { from: 70, share: 50 },
  ],
};

/**
 * The two months of estates before this one, reckoned from the checks and complaints of the past as the program reckons any: frozen and shown on the third, final
 * once five working days to appeal are over – of the last month that may be still to come. What follows from the lists of the newest final month is carried out by
 * the program itself, and a subsidy by its scores waits to be checked.
 */
export const addPastScores = async (
  tx: Tx,
  { db, ground, settings, now }: { db: Database; ground: Ground; settings: Readonly<Record<string, unknown>>; now: Date },
): Promise<void> => {
  const { id: jurisdictionId } = ground.jurisdiction;
  const { rows: accounts } = await execute<{ id: string; username: string }>(
    tx,
    "select id, username from accounts where username in ('supervisor', 'dispatcher')",
  );
  const by = (username: string, at: Date) => {
    const account = accounts.find((one) => one.username === username);
    if (!account) throw new Error(`the demo has no ${username}`);
    return { jurisdictionId, actorId: account.id, at };
  };
  const sources = createSources();
  const property = {
    kernel: { db, jurisdictions: { byId: async () => ({ settings }) } },
    territory: { snapshot: async () => ground.territory },
    cases: { config: async () => ground.config },
    registers: { context: { kernel: { db }, register: (_: string, code: string) => openRegister(tx, jurisdictionId, code, now) } },
  };
  addEstateScores(property, { measures: sources });
  for (const measure of inspectionMeasures) sources.add(measure);

  const workDays = workDaysOf(settings);
  const settled: (Settled & { readonly finalAt: Date })[] = [];
  const last = periodOf('month', daysAfter(periodOf('month', shanghaiDay(now))[0], -1));
  for (const [from, to] of [periodOf('month', daysAfter(last[0], -1)), last]) {
    const frozenOn = daysAfter(to, 3);
    const frozenAt = new Date(`${frozenOn}T10:00:00+08:00`);
    if (frozenAt > now) break;
    const appealUntil = workingDaysAfter(workDays, frozenOn, estatesCard.appealDays);
    const over = new Date(`${daysAfter(appealUntil, 1)}T10:00:00+08:00`);
    const finalAt = over > now ? null : over;
    const period = { id: v7(), first: from, last: to, frozenAt, appealUntil, finalAt };
    const made = await bringPeriod(tx, sources, by('supervisor', frozenAt), estatesCardCode, period);
    if (finalAt) settled.push({ ...made, finalAt });
  }
  const newest = settled.at(-1);
  if (!newest) return;
  await bringLists(tx, by('supervisor', newest.finalAt), newest, settled.slice(0, -1).toReversed());

  const { rows: known } = await execute<{ id: string; company: string | null; households: string | null; area: string | null }>(
    tx,
    `select e.id, o.name as company, e.data ->> 'households' as households, e.data ->> 'floor_area' as area
     from unnest($1::uuid[], $2::uuid[]) as s (estate, company)
     join register_rows e on e.jurisdiction_id = :jurisdiction and e.id = s.estate
     left join organisations o on o.jurisdiction_id = :jurisdiction and o.id = s.company`,
    [newest.scores.map(({ subject }) => subject), newest.scores.map(({ organisationId }) => organisationId)],
  );
  const of = new Map(known.map((one) => [one.id, one]));
  const number = (text: string | null | undefined): number | null => (text === null || text === undefined ? null : Number(text));
  const estates = newest.scores.flatMap(({ subject, name, organisationId, total }) => {
    const found = of.get(subject);
    return organisationId === null || !found
      ? []
      : [
          {
            ...{ subject, name, organisationId, company: found.company ?? '', byCompany: true, score: total },
            ...{ households: number(found.households), area: number(found.area) },
          },
        ];
  });
  const { id: cardRunId, first, last: end } = newest.run;
  await bringSubsidy(tx, by('dispatcher', newest.finalAt), 'monthly', monthly, 'month', { id: v7(), cardRunId, first, last: end }, estates);
};
