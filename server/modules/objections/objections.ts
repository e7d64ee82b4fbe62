import { jurisdictionOf, systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import { type CaseNews, type Cases, caseTopic } from '#modules/cases/index.ts';
import { type Context, type Objections, rulesOf } from './context.ts';
import { objectionTodos } from './queries/objections.ts';
import { type PeriodAsked, passingsSheet } from './queries/passings.ts';
import { lapse, objectionsOf } from './store/objections.ts';
import { notePassings } from './store/passings.ts';

const passing: readonly string[] = ['dispatch', 'return', 'recall'];

/** Opens the module: cases that pass to and fro are counted, an objection whose case has moved on lapses, and giving back has its bounds. */
export const createObjections = (kernel: Kernel, services: { cases: Cases; accounts: Accounts }): Objections => {
  const context: Context = { kernel, ...services };
  kernel.todos.add(objectionTodos(context));
  kernel.relay.on(
    'objections.follow',
    caseTopic,
    async (events, jurisdictionId) => {
      const news = events.map(({ payload }) => payload as unknown as CaseNews);
      const passed = news.filter(({ action }) => passing.includes(action));
      const left = news.filter(({ from, state }) => from === 'dispatched' && state !== from && state !== 'shelved');
      if (passed.length + left.length === 0) return;
      await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        await notePassings(
          tx,
          passed.map(({ caseId, version, areaPath }) => ({ caseId, seq: version, areaCode: areaPath.replaceAll('.', '') })),
        );
        for (const { caseId, at } of left) await lapse(tx, caseId, new Date(at));
      });
    },
    { unwanted: ['report'] },
  );
  services.cases.returning.add({
    code: 'objections.returns',
    check: async (tx, file) => {
      const { returns } = await rulesOf(context, jurisdictionOf(tx));
      if (file.returnCount >= returns) fail('objections.returns_used', { returns });
      // what was decided is not got round by giving the case back
      const decided = (await objectionsOf(tx, file.id)).filter(({ organisationId }) => organisationId === file.handlerOrgId);
      if (decided.some(({ state }) => state === 'refused')) fail('objections.must_accept');
    },
  });
  return {
    context,
    sheet: exportWork(kernel, 'objections.export', (viewer, asked: PeriodAsked, _, signal) =>
      passingsSheet(context, viewer, asked, signal),
    ),
  };
};
