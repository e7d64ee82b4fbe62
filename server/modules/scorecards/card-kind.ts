import { type Card, card } from '#contract/scorecards/card.ts';
import { type DefinitionKind, defineDefinition } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import { type Known, offered, problemsOf } from './domain/problems.ts';
import { keepCard, otherYearly } from './store/cards.ts';

/** Cards, each by versions under its code. What is published never changes; a period keeps the version it was opened with. */
export const cardKind = (sources: { in(jurisdictionId: string): Promise<Known> }): DefinitionKind<Card> =>
  defineDefinition<Card>({
    kind: 'scorecards.card',
    schema: card,
    permission: 'scorecards.design',
    words: 'scorecards.definitions.card',
    subjects: true,
    problemsIn: async (tx, jurisdictionId, content, _, subject) => {
      const problems = problemsOf(content, offered(await sources.in(jurisdictionId)));
      const other = content.subjects === 'street' && content.period === 'year' ? await otherYearly(tx, subject) : null;
      return other === null ? problems : [...problems, { at: 'period', code: 'scorecards.yearly_taken', data: { title: other } }];
    },
    carryOut: async (tx, { at }, { content }, subject) => {
      try {
        await keepCard(tx, subject, content, at);
      } catch (error) {
        // somebody else's was published in the same moment
        if (isViolation(error, 'scorecards_one_yearly')) fail('scorecards.yearly_taken', { title: content.title });
        throw error;
      }
    },
  });
