import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import { type CaseNews, type Cases, caseTopic } from '#modules/cases/index.ts';
import type { Extensions } from './context.ts';
import { extensionTodos } from './queries/extensions.ts';
import { type ExtensionsAsked, extensionsSheet } from './queries/sheet.ts';
import { lapse } from './store/extensions.ts';

/** States in which a request for more time still has a meaning. */
const handled: readonly string[] = ['handling', 'shelved', 'waiting'];

/** Opens the module: a request whose case has moved on lapses. */
export const createExtensions = (kernel: Kernel, services: { cases: Cases; accounts: Accounts }): Extensions => {
  const extensions: Extensions = {
    kernel,
    ...services,
    sheet: exportWork(kernel, 'extensions.export', (viewer, asked: ExtensionsAsked, _, signal) =>
      extensionsSheet(extensions, viewer, asked, signal),
    ),
  };
  kernel.todos.add(extensionTodos(extensions));
  kernel.relay.on(
    'extensions.lapse',
    caseTopic,
    async (events, jurisdictionId) => {
      const left = events
        .map(({ payload }) => payload as unknown as CaseNews)
        .filter(({ from, state }) => from !== state && from !== null && handled.includes(from) && !handled.includes(state));
      if (left.length === 0) return;
      await kernel.db.write(systemAccess(jurisdictionId), (tx) =>
        lapse(
          tx,
          left.map(({ caseId }) => caseId),
          kernel.clock.now(),
        ),
      );
    },
    { unwanted: ['report'] },
  );
  return extensions;
};
