import { defineModule } from '#kernel/module.ts';
import { findCase } from '#modules/cases/index.ts';
import { createAnswers } from './answers.ts';
import type { Desk } from './desk.ts';
import { templatesFor } from './queries/known-answers.ts';
import { deskRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    desk: Desk;
  }
}

export default defineModule({
  name: 'desk',
  needs: ['cases', 'comments', 'territory', 'organisations'],
  create: (kernel, { comments, ...services }) => {
    // hand-over notes: what colleagues tell one another about a case
    comments.owner('case', {
      permission: 'cases.read',
      notice: 'desk.note',
      find: async (tx, id) => {
        const file = await findCase(tx, id);
        return (
          file && {
            areaPath: file.areaPath,
            open: file.state !== 'archived',
            organisations: { permission: 'cases.read_assigned', ids: file.involvedOrgs },
          }
        );
      },
    });
    const desk: Desk = { kernel, ...services, answers: createAnswers() };
    desk.answers.add({ code: 'desk.templates', suggest: (viewer, asked) => templatesFor(desk, viewer, asked) });
    return desk;
  },
  routes: (app, _, desk) => deskRoutes(app, desk),
});
