import * as api from '#contract/covenants/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { begun } from './begun.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  // once residents are asked of it, a covenant is shown to everybody
  stays: [
    'commentCovenant',
    'createCovenant',
    'changeCovenantDraft',
    'stepCovenant',
    'answerCovenantComment',
    'reviseCovenant',
    'keepCovenant',
  ],
  take: async (d, send) => {
    const one = await send('clerk', api.createCovenant, [], begun(d));
    const [{ articles }] = one.versions;
    await send('clerk', api.changeCovenantDraft, [one.id], { number: 1, edit: 0, articles: articles.slice(0, 5) });
    await send('clerk', api.stepCovenant, [one.id], { number: 1, step: 'open_comments', untilOn: dayOf(d, 7) });
    const comment = await send('resident', api.commentCovenant, [one.id], { number: 1, article: 'a3', words: '见面问好很好' });
    await send('clerk', api.answerCovenantComment, [comment.id], { words: '谢谢' });
    // one that is in force already
    const other = await (await d.as('clerk')).post('/api/covenants', { id: crypto.randomUUID(), ...begun(d, 'dogs') });
    const { id } = other.body;
    await d.asOwner(
      "update covenant_versions set state = 'in_force', comment_from = $2, comment_until = $2, filed_on = $2, effective_on = $2 where covenant_id = $1",
      [id, dayOf(d, 0)],
    );
    await d.asOwner('update covenants set in_force = 1, review_on = $2 where id = $1', [id, dayOf(d, 10)]);
    await send('clerk', api.keepCovenant, [id], { words: '大家都说好' });
    await send('clerk', api.reviseCovenant, [id], { words: '加上遛犬地点' });
  },
} satisfies Repeats;
