import { fail } from '#kernel/errors.ts';
import type { Cases } from '#modules/cases/index.ts';
import { hazardsOfCase } from './store/hazards.ts';

/** A case does not close while a hazard entered from it is not cleared; types may ask besides that one was re-inspected. */
export const addConditions = ({ closing }: Pick<Cases, 'closing'>): void => {
  closing.add({
    code: 'hazards.cleared',
    check: async (tx, { id }) => {
      const { open } = await hazardsOfCase(tx, id);
      if (open > 0) fail('hazards.not_cleared', { count: open });
    },
  });
  closing.add({
    code: 'hazards.rechecked',
    chosen: true,
    check: async (tx, { id }) => {
      const { cleared } = await hazardsOfCase(tx, id);
      if (cleared === 0) fail('hazards.not_rechecked');
    },
  });
};
