import { systemAccess } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { answersInTime, type CaseNews, caseTopic, joinedTo, loggedCallBacks, reachableAmong } from '#modules/cases/index.ts';
import { isDrawn } from './domain/lots.ts';
import type { Ratings } from './ratings.ts';
import { askForRuling } from './rulings.ts';
import { settingsIn } from './settings.ts';
import { endCallBack, openCallBack } from './store/call-backs.ts';

const days = 86_400_000;
const codeOf = (path: string): string => path.replaceAll('.', '');

/**
 * Follows the loop: a checked case is to be called back, a rated one has been. Who is called is drawn by lot of the case's id, the same
 * however often it is announced; who cannot be reached by phone is not drawn. Where the jurisdiction sends links by text, one is due at once.
 */
export const followCallBacks = (ratings: Ratings): void => {
  const { kernel } = ratings;
  kernel.relay.on(
    'ratings.call_backs',
    caseTopic,
    async (events, jurisdictionId) => {
      const news = events.map((e) => e.payload as unknown as CaseNews);
      const checked = news.filter(({ action }) => action === 'check');
      const called = news.filter(({ action }) => action === 'call_back');
      if (checked.length + called.length === 0) return;
      const settings = await settingsIn(kernel, jurisdictionId);
      const sends = settings.sendLink && kernel.gateways.sms !== null;
      await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        // whoever's case has joined a checked one is called back as well
        const joined =
          checked.length === 0
            ? []
            : await joinedTo(
                tx,
                checked.map(({ caseId }) => caseId),
              );
        const asked = [...checked, ...joined].map((one) => ('caseId' in one ? one.caseId : one.id));
        const reachable = asked.length === 0 ? new Set<string>() : await reachableAmong(tx, asked);
        const answers = checked.length === 0 ? [] : await answersInTime(tx, [...new Set(checked.map(({ caseId }) => caseId))]);
        const open = (n: CaseNews, caseId: string): Promise<void> => {
          const at = new Date(n.at);
          return openCallBack(tx, {
            id: idOf(at),
            caseId,
            ofCaseId: caseId === n.caseId ? null : n.caseId,
            round: n.version,
            areaCode: codeOf(n.areaPath),
            categoryCode: n.categoryCode,
            handlerOrgId: n.handlerOrgId,
            sampled: reachable.has(caseId) && isDrawn(jurisdictionId, `${caseId} ${n.version}`, settings.shareOf(n.categoryCode)),
            askedAt: at,
            // the answer that was checked
            onTime: answers.findLast((one) => one.caseId === n.caseId && one.seq < n.version)?.onTime ?? null,
            until: new Date(at.getTime() + settings.linkDays * days),
            linkDueAt: sends && reachable.has(caseId) ? at : null,
          });
        };
        const logged =
          called.length === 0
            ? []
            : await loggedCallBacks(
                tx,
                called.map(({ caseId, version }) => ({ caseId, seq: version })),
              );
        for (const n of news) {
          const at = new Date(n.at);
          if (n.action === 'check') {
            await open(n, n.caseId);
            for (const one of joined.filter(({ mergedInto }) => mergedInto === n.caseId)) await open(n, one.id);
          }
          const found = n.action === 'call_back' ? logged.find(({ caseId, seq }) => caseId === n.caseId && seq === n.version) : undefined;
          if (!found) continue;
          const { rating, by } = found;
          await endCallBack(tx, n.caseId, n.version, { result: rating ? 'rated' : 'not_reached', way: by, rating, at });
          if (rating && !(rating.answered && rating.solved && rating.satisfied))
            await askForRuling(tx, jurisdictionId, { caseId: n.caseId, areaPath: n.areaPath, number: n.number, at }, settings);
        }
      });
    },
    { unwanted: ['report'] },
  );
};
