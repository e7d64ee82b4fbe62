import { fail } from '#kernel/errors.ts';
import type { Preparing } from './preparing.ts';

export const dispatch: Preparing<'dispatch'> = (_, { organisations }, __, { organisationId }) =>
  organisations.get(organisationId)?.receives ? {} : fail('case.organisation_unknown');
