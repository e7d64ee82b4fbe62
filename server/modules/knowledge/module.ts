import { defineModule } from '#kernel/module.ts';
import { articleAnswers } from './answers.ts';
import { createKnowledge, type Knowledge } from './knowledge.ts';
import { knowledgeRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    knowledge: Knowledge;
  }
}

export default defineModule({
  name: 'knowledge',
  needs: ['territory', 'organisations', 'cases', 'desk', 'registers'],
  create: (kernel, { desk, ...services }) => {
    const knowledge = createKnowledge(kernel, services);
    desk.answers.add(articleAnswers(knowledge));
    return knowledge;
  },
  routes: (app, _, knowledge) => knowledgeRoutes(app, knowledge),
});
