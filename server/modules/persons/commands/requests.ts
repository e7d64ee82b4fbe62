import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { answerDays, type PersonRequest } from '#contract/persons/requests.ts';
import { type Command, command } from '#kernel/command.ts';
import { seeAll } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { isViolation } from '#kernel/violations.ts';
import type { Context, Eye } from '../context.ts';
import { mayDecideRequests } from '../policy.ts';
import { openEye } from '../queries/eye.ts';
import { presentRequest, subjectOf } from '../queries/requests.ts';
import { findByAccount } from '../store/persons.ts';
import { addRequest, closeRequest, findRequest } from '../store/requests.ts';
import { eraseSubject } from './erase.ts';
import { managed, personCommand } from './person-command.ts';

interface Asking {
  readonly id: string;
  readonly kind: 'export' | 'erasure';
  readonly note: string | null;
}

/** Enters a request and tells whoever decides it. */
const enter = async (
  a: Command,
  eye: Eye,
  whose: { accountId: string | null; personId: string | null },
  { kind, note }: Asking,
): Promise<string> => {
  const id = v7();
  const dueAt = new Date(a.at.getTime() + answerDays * 86_400_000);
  try {
    await addRequest(a.tx, a.jurisdictionId, { ...whose, id, kind, note, askedAt: a.at, askedBy: a.viewer.accountId, dueAt });
  } catch (error) {
    if (isViolation(error, 'person_requests_once')) fail('persons.request_open');
    throw error;
  }
  await a.log('people.data_requested', id, { data: { kind } });
  await notify(a.tx, a.jurisdictionId, [
    {
      kind: 'persons.request',
      variant: kind,
      to: { permission: 'persons.requests', around: eye.territory.root.path },
      except: a.viewer.accountId,
      subject: id,
      data: { days: answerDays },
      cause: id,
      at: a.at,
    },
  ]);
  return id;
};

const answer =
  (context: Context, eye: Eye) =>
  async ({ tx }: Command, id: string): Promise<PersonRequest> =>
    presentRequest(context, eye, (await findRequest(tx, id)) ?? fail('persons.request_not_found'));

/** Somebody asks for a copy of their own data, or that they are erased. */
export const askForMyData = async (context: Context, viewer: Viewer, body: Asking): Promise<PersonRequest> => {
  if (viewer.anonymous) fail('session.forbidden');
  const eye = await openEye(context, viewer);
  return command(
    context.kernel,
    viewer,
    'people.ask_for_my_data',
    body,
    async (a) => {
      const person = await findByAccount(a.tx, eye.ring, viewer.accountId);
      return enter(a, eye, { accountId: viewer.accountId, personId: person?.id ?? null }, body);
    },
    answer(context, eye),
  );
};

/** Takes down at the counter what a person asks for. */
export const askForPerson = (context: Context, viewer: Viewer, personId: string, body: Asking): Promise<PersonRequest> =>
  personCommand(
    context,
    viewer,
    `people.ask_for_person ${personId}`,
    body,
    async (a) => {
      await managed(context, a, personId);
      return enter(a, a.eye, { accountId: null, personId }, body);
    },
    async (a, id) => answer(context, a.eye)(a, id),
  );

/** Grants or refuses a request; an erasure is carried out at once, and the ledger says what was erased and what stays. */
export const decideRequest = async (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; grant: boolean; reason: string },
): Promise<PersonRequest> => {
  const eye = await openEye(context, viewer);
  if (!mayDecideRequests(viewer, eye.territory.root.path)) fail('session.forbidden');
  return command(
    context.kernel,
    viewer,
    `people.decide_data_request ${id}`,
    body,
    async (a) => {
      const found = (await findRequest(a.tx, id, true)) ?? fail('persons.request_not_found');
      if (found.state !== 'asked') fail('persons.request_decided');
      await seeAll(a.tx);
      const erase = body.grant && found.kind === 'erasure';
      const outcome = erase ? await eraseSubject(context, eye, a.tx, await subjectOf(a.tx, eye, a.jurisdictionId, found, true), a.at) : {};
      const state = body.grant ? 'done' : 'refused';
      await closeRequest(a.tx, id, { state, at: a.at, by: viewer.accountId, reason: body.reason, outcome });
      await a.log('people.data_request_decided', id, { reason: body.reason, data: { kind: found.kind, state } });
      // an account that was erased has no inbox any more
      if (found.accountId !== null && !erase)
        await notify(a.tx, a.jurisdictionId, [
          {
            kind: 'persons.answer',
            variant: `${found.kind}_${state}`,
            to: { accounts: [found.accountId] },
            subject: id,
            data: {},
            cause: id,
            at: a.at,
          },
        ]);
      return id;
    },
    answer(context, eye),
  );
};
