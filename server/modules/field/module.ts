import { exportRecorded, getDay, getRecorded } from '#contract/field/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { defineModule } from '#kernel/module.ts';
import { answerWith } from '#kernel/work/http.ts';
import { type Context, createField } from './field.ts';
import { dayOf } from './queries/day.ts';
import { recordedAbout } from './queries/recorded.ts';

declare module '#kernel/module.ts' {
  interface Services {
    field: Context;
  }
}

export default defineModule({
  name: 'field',
  needs: [],
  create: createField,
  routes: (app, kernel, field) => {
    route(app, getDay, ({ viewer, query }) => dayOf(field, viewer, query.day));
    route(app, getRecorded, ({ viewer }) => recordedAbout(field, viewer));
    fileRoute(app, kernel.disk, exportRecorded, ({ viewer, request, reply }) =>
      answerWith(kernel, field.sheet, { viewer, request, reply, input: {}, title: '' }),
    );
  },
});
