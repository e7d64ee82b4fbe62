import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { PersonFile } from '#contract/persons/file.ts';
import type { MyData } from '#contract/persons/requests.ts';
import { type Command, command } from '#kernel/command.ts';
import { seeAll } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import type { Context } from '../context.ts';
import { openEye } from '../queries/eye.ts';
import { presentFile } from '../queries/file.ts';
import { myData } from '../queries/requests.ts';
import { findByAccount } from '../store/persons.ts';
import { addConsent } from '../store/records.ts';
import { managed, personCommand } from './person-command.ts';

interface Said {
  readonly use: string;
  readonly given: boolean;
  readonly on: string;
  readonly how: string;
  readonly purpose?: string | null;
  readonly sees?: string | null;
  readonly until?: string | null;
  readonly witness?: string | null;
}

/**
 * Puts a consent on record. A withdrawn one ends the use that rested on it, from its day on the time to keep runs, and whoever holds the data is told.
 * What rests on a contract or a duty asks for no consent, so that none can be withdrawn.
 * @throws persons.no_consent_needed
 */
const record = async (context: Context, a: Command, personId: string, { use: name, given, on, how, ...said }: Said): Promise<void> => {
  const use = context.uses.find((one) => one.name === name) ?? fail('request.invalid', { fields: ['use'] });
  if (!given && use.basis !== 'consent') fail('persons.no_consent_needed');
  const { jurisdictionId } = a;
  const endedAt = given ? null : ((await use.end?.(a.tx, personId)) ?? null);
  const by = a.viewer.accountId;
  const { purpose = null, sees = null, until = null, witness = null } = said;
  const terms = { purpose, sees, until, witness };
  await addConsent(a.tx, { jurisdictionId, id: v7(), personId, use: name, given, on, how, at: a.at, by, endedAt, terms });
  await a.log('people.consent_recorded', personId, { data: { use: name, given, on } });
  if (endedAt === null) return;
  await notify(a.tx, jurisdictionId, [
    {
      kind: 'persons.consent',
      variant: 'withdrawn',
      to: { permission: 'persons.manage', around: endedAt },
      except: by,
      subject: personId,
      data: { years: use.keepYears },
      cause: `${personId} ${a.at.toISOString()}`,
      at: a.at,
    },
  ]);
};

/** Records that a person gave or withdrew consent to a use of their data. */
export const recordConsent = (context: Context, viewer: Viewer, id: string, body: Said & { id: string }): Promise<PersonFile> =>
  personCommand(
    context,
    viewer,
    `people.record_consent ${id}`,
    body,
    async (a) => {
      await managed(context, a, id);
      await record(context, a, id, body);
      return id;
    },
    (a) => presentFile(context, a.eye, a.tx, id),
  );

/** Somebody withdraws their own consent. @throws persons.person_not_found for those nobody has on record */
export const withdrawConsent = async (context: Context, viewer: Viewer, body: { id: string; use: string }): Promise<MyData> => {
  if (viewer.anonymous) fail('session.forbidden');
  const { ring } = await openEye(context, viewer);
  await command(
    context.kernel,
    viewer,
    'people.withdraw_consent',
    body,
    async (a) => {
      await seeAll(a.tx);
      const person = (await findByAccount(a.tx, ring, viewer.accountId)) ?? fail('persons.person_not_found');
      await record(context, a, person.id, { use: body.use, given: false, on: shanghaiDay(a.at), how: '本人在手机上撤回' });
      return person.id;
    },
    async () => null,
  );
  return myData(context, viewer);
};
