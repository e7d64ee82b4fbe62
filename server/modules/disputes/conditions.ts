import { fail } from '#kernel/errors.ts';
import type { Cases } from '#modules/cases/index.ts';
import { disputesOfCase } from './store/disputes.ts';

/** A case does not close while a dispute that began with it is being mediated. */
export const addConditions = ({ closing }: Pick<Cases, 'closing'>): void =>
  closing.add({
    code: 'disputes.ended',
    check: async (tx, { id }) => {
      if ((await disputesOfCase(tx, id)).some(({ state }) => state === 'open')) fail('disputes.case_open');
    },
  });
