import { kinds as caseKinds } from '#contract/cases/categories.ts';
import type { FindOutcome } from '#contract/couriers/kinds.ts';
import { reportTypes, sameDays, sameMetres } from '#contract/couriers/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { wordOf } from '#kernel/words.ts';
import { anonymousAmong, type CaseNews, caseTopic, findCase } from '#modules/cases/index.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import type { Context } from './context.ts';
import { findOf, insertFind, lockEarned, sameBefore, undoFind } from './store/finds.ts';

const dayLong = 86_400_000;
/** What earns: a report of a thing or place that the community has filed. */
const reportAct = 'couriers.report';
/** Types of cases about people: their reports earn nothing, whatever a setting or a rule says. */
const aboutPersons: readonly string[] = ['complaint', 'dispute', 'wrongdoing'];
/** Acts after which a report was none, or another's. */
const takenBack: readonly CaseNews['action'][] = ['merge', 'reject', 'withdraw'];

/** What one case is worth asking about: a resident's own report, not an anonymous one, that the community filed. */
const findOfCase = async (
  { kernel, points }: Context,
  tx: Tx,
  settings: Readonly<Record<string, unknown>>,
  jurisdictionId: string,
  { caseId, reporterId, actorId, at }: CaseNews,
): Promise<void> => {
  const file = await findCase(tx, caseId);
  if (!file || reporterId === null || file.channel !== 'web' || file.state === 'merged' || (await findOf(tx, caseId))) return;
  if ((await anonymousAmong(tx, jurisdictionId, [caseId])).size > 0) return;
  const { categoryCode, lon, lat, areaCode, areaId } = file;
  const day = shanghaiDay(new Date(at));
  const since = shanghaiDay(new Date(kernel.clock.now().getTime() - settingOf(sameDays, settings) * dayLong));
  const judged = async (): Promise<{ outcome: FindOutcome; points: number }> => {
    const nothing = (outcome: FindOutcome) => ({ outcome, points: 0 });
    if (!settingOf(reportTypes, settings).includes(file.kind) || aboutPersons.includes(file.kind)) return nothing('other');
    if (lon !== null && lat !== null) {
      const before = await sameBefore(tx, { caseId, categoryCode, lon, lat }, settingOf(sameMetres, settings), since);
      if (before.includes(reporterId)) return nothing('repeated');
      if (before.length > 0) return nothing('known');
    }
    const person = await tiedPerson(tx, reporterId);
    if (person === null) return nothing('unknown');
    // nobody confirms what they reported themselves
    if (actorId === reporterId) return nothing('none');
    const earned = await points.earn(tx, {
      ...{ act: reportAct, kind: file.kind, person, areaId, quantity: 1, on: day, approvedBy: actorId },
      source: { what: reportAct, id: caseId },
      facts: { case: caseId },
    });
    return { outcome: earned.state, points: earned.points };
  };
  await insertFind(tx, { caseId, accountId: reporterId, areaCode, categoryCode, lon, lat, day, ...(await judged()) });
};

/**
 * Reports of things and places earn once the community has filed them; what joins another case or is refused afterwards earned nothing. Harmless
 * when repeated: a case has one row.
 */
export const followCases = (context: Context): void => {
  const { kernel, points } = context;
  points.acts.add({
    act: reportAct,
    unit: 'times',
    words: 'couriers.earns.report',
    kinds: () => caseKinds.filter((kind) => !aboutPersons.includes(kind)).map((code) => ({ code, words: `cases.kinds.${code}` })),
    excluded: aboutPersons,
    notByHand: true,
  });
  kernel.relay.on(
    'couriers.finds',
    caseTopic,
    async (events, jurisdictionId) => {
      const news = events.map((e) => e.payload as unknown as CaseNews);
      const filed = news.filter(({ action, reporterId }) => action === 'file' && reporterId !== null);
      const back = news.filter(({ action }) => takenBack.includes(action));
      if (filed.length + back.length === 0) return;
      const settings = (await kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {};
      for (const one of filed)
        await kernel.db.write(systemAccess(jurisdictionId), (tx) => findOfCase(context, tx, settings, jurisdictionId, one));
      for (const { caseId } of back)
        await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
          if (!(await lockEarned(tx, caseId))) return;
          await context.points.unearn(tx, { what: reportAct, id: caseId }, { reason: wordOf('zh-CN', 'couriers.undone') });
          await undoFind(tx, caseId);
        });
    },
    { unwanted: ['report'] },
  );
};
