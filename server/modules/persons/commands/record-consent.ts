import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { PersonFile } from '#contract/persons/file.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { presentFile } from '../queries/file.ts';
import { addConsent } from '../store/records.ts';
import { managed, personCommand } from './person-command.ts';

/** Records that a person gave or withdrew consent to a use of their data. */
export const recordConsent = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; use: string; given: boolean; on: string; how: string },
): Promise<PersonFile> =>
  personCommand(
    context,
    viewer,
    `people.record_consent ${id}`,
    body,
    async (a) => {
      await managed(context, a, id);
      if (!context.uses.some(({ name }) => name === body.use)) fail('request.invalid', { fields: ['use'] });
      const { use, given, on, how } = body;
      const { jurisdictionId, accountId } = viewer;
      await addConsent(a.tx, { jurisdictionId, id: v7(), personId: id, use, given, on, how, at: a.at, by: accountId });
      await a.log('people.consent_recorded', id, { data: { use, given, on } });
      return id;
    },
    (a) => presentFile(context, a.eye, a.tx, id),
  );
