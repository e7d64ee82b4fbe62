import type { CaseState } from '#contract/cases/lifecycle.ts';
import { seeAll, systemAccess, type Tx } from '#kernel/db.ts';
import { notify } from '#kernel/notify.ts';
import { wordOf } from '#kernel/words.ts';
import { type CaseNews, caseTopic, findCase, type Lookups, lookups, toldCase } from '#modules/cases/index.ts';
import { carryOver } from './commands/carry.ts';
import { type Context, type View, viewOf } from './context.ts';
import { findBody } from './store/bodies.ts';
import { comingOf, lockNext } from './store/meetings.ts';
import { bodiesOfCases, changeResolution, lockByCases, type ResolutionRecord } from './store/resolutions.ts';

/** States in which a case has ended; what became of it is for the next meeting to look at. */
const ended: readonly CaseState[] = ['closed', 'archived', 'rejected', 'withdrawn'];

/** What a case came to, in words that name nobody. */
const resultOf = async (tx: Tx, l: Lookups, n: CaseNews): Promise<string> => {
  const file = await findCase(tx, n.caseId);
  const answer = file && (await toldCase(tx, l, file)).answer;
  if (n.state === 'rejected' || n.state === 'withdrawn') return wordOf('zh-CN', `meetings.result_${n.state}`);
  return answer ?? wordOf('zh-CN', 'meetings.result_closed');
};

/** A resolution learns how its case stands: once it has ended its result stands on the next agenda, and whoever runs the meetings is told. */
const follow = async (tx: Tx, view: View, l: Lookups, r: ResolutionRecord, n: CaseNews): Promise<void> => {
  if (n.version <= r.caseVersion || r.state === 'done') return;
  const now = { caseState: n.state, caseVersion: n.version };
  if (!ended.includes(n.state)) {
    // one that was reopened is under way again
    await changeResolution(tx, r.id, { ...now, ...(r.state === 'returned' && { state: 'open', returnedAt: null }) });
    return;
  }
  if (r.state === 'returned') return changeResolution(tx, r.id, now);
  await changeResolution(tx, r.id, { ...now, state: 'returned', result: await resultOf(tx, l, n), returnedAt: new Date(n.at) });
  await carryOver(tx, view, r.bodyId);
  const [next] = await comingOf(tx, r.bodyId);
  await notify(tx, view.jurisdictionId, [
    {
      kind: 'meetings.returned',
      variant: 'one',
      to: { permission: 'meetings.run', around: r.areaPath },
      subject: next?.id ?? r.meetingId,
      data: { body: r.bodyName, number: r.number },
      cause: `${r.id} ${n.version}`,
      at: view.now,
    },
  ]);
};

/** Follows the cases of resolutions. Harmless when repeated: each event is newer than what is known, or is left. */
export const followCases = (context: Context): void => {
  context.kernel.relay.on(
    'meetings.cases',
    caseTopic,
    async (events, jurisdictionId) => {
      const news = events.map(({ payload }) => payload as unknown as CaseNews);
      const [view, l] = await Promise.all([viewOf(context, jurisdictionId), lookups(context.cases, jurisdictionId)]);
      await context.kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const caseIds = news.map(({ caseId }) => caseId);
        // in the order of whoever decides at a meeting: the body, so that nobody arranges another meeting, the next one, then what was resolved
        for (const bodyId of await bodiesOfCases(tx, caseIds)) {
          await findBody(tx, bodyId, true);
          await lockNext(tx, bodyId);
        }
        const found = await lockByCases(tx, caseIds);
        if (found.length === 0) return;
        await seeAll(tx);
        const known = new Map(found.map((r) => [r.caseId, r]));
        for (const n of news) {
          const r = known.get(n.caseId);
          if (!r) continue;
          await follow(tx, view, l, r, n);
          const [again] = await lockByCases(tx, [n.caseId]);
          if (again) known.set(n.caseId, again);
        }
      });
    },
    { unwanted: ['report'] },
  );
};
