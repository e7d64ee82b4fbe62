import type { ArticleImport } from '#contract/covenants/api.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { type ArticlesAsked, importArticles } from './commands/import.ts';
import { subjectType } from './commands/publish.ts';
import { voteClosed, voteType, voteVoided } from './commands/vote.ts';
import type { Context } from './context.ts';
import { sayingHolder } from './own-data.ts';
import { mayManage, mayRead } from './policy.ts';
import { fileOwner } from './queries/present.ts';
import { articleSheet, covenantSheet, type SheetAsked } from './queries/sheet.ts';
import { covenantTodos } from './queries/todos.ts';
import { rulesKind } from './rules.ts';
import { findCovenant } from './store/covenants.ts';

/** Covenants as other modules ask for them. */
export interface Covenants {
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheets: {
    readonly export: WorkKind<SheetAsked, undefined>;
    readonly articles: WorkKind<{ covenantId: string }, undefined>;
    readonly import: WorkKind<ArticlesAsked, ArticleImport>;
  };
}

/** Opens the module. */
export const createCovenants = (kernel: Kernel, services: Pick<Services, 'territory' | 'persons' | 'disclosures' | 'votes'>): Covenants => {
  const { territory, disclosures, votes } = services;
  const context: Context = { kernel, territory, disclosures, votes };
  disclosures.subjects.add({ type: subjectType, words: 'covenants.subject', page: (id) => `/covenants/${id}` });
  votes.subjects.add({
    type: voteType,
    words: 'covenants.subject',
    page: (id) => `/covenants/${id}`,
    mayRun: async (viewer, tx, id) => {
      const found = await findCovenant(tx, id);
      return found !== null && mayManage(viewer, found.areaPath);
    },
    closed: (tx, running, vote, outcome) => voteClosed(tx, running, vote.id, outcome, vote.questions[0]?.rule.source ?? null),
    voided: (tx, _, vote) => voteVoided(tx, vote.id),
  });
  kernel.definitions.add(rulesKind);
  kernel.todos.add(covenantTodos(context));
  services.persons.holders.add(sayingHolder);
  kernel.files.owner(fileOwner, {
    mayRead: async (tx, viewer, id) => {
      const c = await findCovenant(tx, id);
      return c !== null && mayRead(viewer, c.areaPath);
    },
  });
  return {
    context,
    sheets: {
      export: exportWork(kernel, 'covenants.export', (viewer, asked: SheetAsked, _, signal) =>
        covenantSheet(context, viewer, asked, signal),
      ),
      articles: exportWork(kernel, 'covenants.articles', (viewer, { covenantId }: { covenantId: string }, _, signal) =>
        articleSheet(context, viewer, covenantId, signal),
      ),
      import: kernel.work.kind<ArticlesAsked, ArticleImport>({
        kind: 'covenants.import',
        run: async ({ viewer, input, file, language, signal }) => ({
          answer: await importArticles(context, viewer, { ...input, bytes: file, language, signal }),
        }),
      }),
    },
  };
};
