import { listChoices } from '#contract/forms/api.ts';
import { route } from '#kernel/http.ts';
import { defineModule } from '#kernel/module.ts';
import { choicesFor } from './queries/choices.ts';

export default defineModule({
  name: 'forms',
  needs: [],
  routes: (app, kernel) => route(app, listChoices, ({ viewer, query }) => choicesFor(kernel, viewer, query)),
});
