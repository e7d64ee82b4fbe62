import { can } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { AnswerSource } from '#modules/desk/index.ts';
import { holds } from './book.ts';
import type { Knowledge } from './knowledge.ts';
import { note, wordsInCommon } from './queries/look.ts';
import { countUse } from './store/use.ts';

/** Answers offered to the desk for one matter. */
const most = 4;
/** How well one has to fit before the desk reads it: less than for residents, as somebody looks it through. */
const least = 0.3;

/** The knowledge base as a source of answers for the desk: what it suggests and what is taken over is counted. */
export const articleAnswers = (knowledge: Knowledge): AnswerSource => ({
  code: 'knowledge.articles',
  suggest: async (viewer, { text, categoryCode }) => {
    const book = await knowledge.book(viewer.jurisdictionId);
    const now = knowledge.kernel.clock.now();
    const reads = can(viewer, 'knowledge.read');
    const fits = book
      .rank(text, categoryCode, 3 * most)
      .flatMap((fit) => {
        const answer = book.answers[fit.at];
        return answer && (answer.open || reads) && holds(answer, now) && (fit.asked >= least || fit.sameCategory)
          ? [{ ...fit, answer }]
          : [];
      })
      .slice(0, most);
    await note(
      knowledge,
      viewer.jurisdictionId,
      fits.map(({ answer }) => answer.id),
      'shown',
    );
    return fits.map(({ answer, score, sameCategory }) => ({
      ref: answer.id,
      title: answer.title,
      text: [answer.answer, ...answer.steps.map((step, i) => `${i + 1}. ${step}`), ...(answer.contacts ? [answer.contacts] : [])].join(
        '\n',
      ),
      score,
      why: { words: wordsInCommon(answer, text), sameCategory },
    }));
  },
  taken: (tx, ref, at) => countUse(tx, [ref], 'taken', shanghaiDay(at)),
});
