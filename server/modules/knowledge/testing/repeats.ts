import { v7 } from 'uuid';
import * as api from '#contract/desk/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act about answers that carries an id, taken once by somebody in their post; votes carry nobody's name. */
export default {
  take: async (_, send) => {
    await send('clerk', api.takeAnswer, [], { source: 'knowledge.articles', ref: v7() });
  },
  saysNothing: ['takeAnswer'],
  elsewhere: ['rateArticle'],
} satisfies Repeats;
