import { openVisitCase } from '#contract/leaders/api.ts';
import { systemAccess } from '#kernel/db.ts';
import { route } from '#kernel/http.ts';
import { defineModule } from '#kernel/module.ts';
import { type CaseNews, caseTopic } from '#modules/cases/index.ts';
import { platformHand } from '#modules/registers/index.ts';
import { openVisitCase as openCase } from './commands/open-visit-case.ts';
import { type Leaders, visitRegister } from './context.ts';
import { visitsOfCases } from './store/visits.ts';

declare module '#kernel/module.ts' {
  interface Services {
    leaders: Leaders;
  }
}

/** States in which what a case is about is solved. */
const solvedIn: readonly string[] = ['closed', 'archived'];

/** Whether a problem found on a visit is solved is said by its case alone: the visit follows it, also when the case is opened again. */
export default defineModule({
  name: 'leaders',
  needs: ['cases', 'registers'],
  create: (kernel, { cases, registers }): Leaders => {
    kernel.relay.on(
      'leaders.visits',
      caseTopic,
      async (events, jurisdictionId) => {
        const news = events.map(({ payload }) => payload as unknown as CaseNews).filter(({ from, state }) => from !== state);
        const solved = new Map(news.map(({ caseId, state }) => [caseId, solvedIn.includes(state)]));
        if (solved.size === 0) return;
        const access = systemAccess(jurisdictionId);
        const found = await kernel.db.read(access, (tx) => visitsOfCases(tx, visitRegister, [...solved.keys()]));
        if (found.length === 0) return;
        const hand = await platformHand(registers.context, jurisdictionId, visitRegister);
        await kernel.db.write(access, async (tx) => {
          const running = { tx, jurisdictionId, actorId: null, at: kernel.clock.now() };
          for (const { rowId, caseId } of found) {
            const row = await hand.held(running, rowId);
            const isSolved = solved.get(caseId) === true;
            if ((row.data['solved'] === true) === isSolved) continue;
            await hand.amend(running, row, { values: { solved: isSolved }, reason: isSolved ? '案卷已办结' : '案卷重新办理' });
          }
        });
      },
      { unwanted: ['report'] },
    );
    return { kernel, cases, registers };
  },
  routes: (app, _, leaders) => route(app, openVisitCase, ({ viewer, params, body }) => openCase(leaders, viewer, params.rowId, body)),
});
