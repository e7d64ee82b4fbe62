import { inForceTopic } from '#kernel/definitions/definitions.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import { rowsTopic } from '#modules/registers/index.ts';
import { keepAllDues, keepDuesOf } from './commands/keep-dues.ts';
import type { Workforce } from './context.ts';
import { workerRegister } from './domain/worker.ts';
import { type WorkersAsked, workersWorkbook } from './queries/sheet.ts';
import { promotionTodos } from './queries/todos.ts';
import { schemeKind } from './scheme.ts';

/** Opens the module: what is due follows the rows of the register and the scheme in force. */
export const createWorkforce = (kernel: Kernel, services: Pick<Workforce, 'territory' | 'registers'>): Workforce => {
  const workforce: Workforce = {
    kernel,
    ...services,
    sheet: exportWork(kernel, 'workforce.export', (viewer, asked: WorkersAsked, _, signal) =>
      workersWorkbook(workforce, viewer, asked, signal),
    ),
  };
  kernel.definitions.add(schemeKind);
  kernel.todos.add(promotionTodos(workforce));
  kernel.relay.on('workforce.rows', rowsTopic, async (events, jurisdictionId) => {
    const ids = events.flatMap(({ payload }) => (payload['code'] === workerRegister ? (payload['ids'] as string[]) : []));
    if (ids.length > 0) await keepDuesOf(workforce, jurisdictionId, [...new Set(ids)]);
  });
  kernel.relay.on('workforce.scheme', inForceTopic, async (events, jurisdictionId) => {
    if (events.some(({ payload }) => payload['kind'] === schemeKind.kind)) await keepAllDues(workforce, jurisdictionId);
  });
  return workforce;
};
