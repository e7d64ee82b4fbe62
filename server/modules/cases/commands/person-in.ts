import type { PersonChoice } from '#contract/cases/dispatching.ts';
import { jurisdictionOf, type Tx } from '#kernel/db.ts';
import type { AskDuty } from '#modules/rosters/index.ts';
import type { Cases } from '../cases.ts';
import { nextTurn } from '../store/config.ts';

/**
 * Who in an organisation is to have a case: one of those on duty, else one of all who handle there; they take turns. Null where nobody does.
 * Locks the turn of the organisation until the transaction ends.
 */
export const personIn = async (
  { accounts }: Pick<Cases, 'accounts'>,
  duty: AskDuty,
  tx: Tx,
  organisationId: string,
  how: PersonChoice,
  at: Date,
): Promise<string | null> => {
  const jurisdictionId = jurisdictionOf(tx);
  const held = await accounts.postsHeld(tx, jurisdictionId, at, { areaPaths: [], organisations: [organisationId] });
  const handlers = [...new Set(held.filter(({ permissions }) => permissions.has('cases.handle')).map(({ accountId }) => accountId))].sort();
  const onDuty = how === 'duty' ? (await duty(tx, at, { organisations: [organisationId], areaPaths: [] })).get(organisationId) : undefined;
  const present = handlers.filter((id) => onDuty?.has(id));
  const ready = present.length > 0 ? present : handlers;
  return ready.length === 0 ? null : (ready[(await nextTurn(tx, jurisdictionId, organisationId)) % ready.length] ?? null);
};
