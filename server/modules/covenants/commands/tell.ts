import type { Tx } from '#kernel/db.ts';
import { notify } from '#kernel/notify.ts';
import type { Eye } from '../context.ts';
import { takingPart } from '../store/comments.ts';
import type { CovenantRecord } from '../store/covenants.ts';

/** So many of those who take part are told at most. */
const most = 5_000;

/** Tells those who said something about a version how it goes on. */
export const tellParties = async (
  tx: Tx,
  { jurisdictionId, now }: Pick<Eye, 'jurisdictionId' | 'now'>,
  c: CovenantRecord,
  number: number,
  variant: 'checked' | 'vote' | 'in_force',
  data: Record<string, unknown> = {},
): Promise<void> => {
  const accounts = await takingPart(tx, c.id, number, most);
  if (accounts.length === 0) return;
  const cause = `${c.id} ${number} ${variant} ${now.toISOString()}`;
  await notify(tx, jurisdictionId, [{ kind: 'covenants.step', variant, to: { accounts }, subject: c.id, data, cause, at: now }]);
};

/** Tells somebody that what they said was answered. */
export const tellAnswer = (
  tx: Tx,
  { jurisdictionId, now }: Pick<Eye, 'jurisdictionId' | 'now'>,
  to: { readonly accountId: string; readonly id: string; readonly covenantId: string },
  variant: 'answered' | 'hidden',
): Promise<void> =>
  notify(tx, jurisdictionId, [
    {
      kind: 'covenants.step',
      variant,
      to: { accounts: [to.accountId] },
      subject: to.covenantId,
      data: {},
      cause: `${to.id} ${variant} ${now.toISOString()}`,
      at: now,
    },
  ]);

/** Tells the street that a draft waits to be checked. */
export const tellCheckers = (
  tx: Tx,
  { jurisdictionId, now, viewer }: Pick<Eye, 'jurisdictionId' | 'now' | 'viewer'>,
  c: CovenantRecord,
): Promise<void> =>
  notify(tx, jurisdictionId, [
    {
      kind: 'covenants.check',
      variant: 'waiting',
      to: { permission: 'covenants.check', around: c.areaPath },
      except: viewer?.accountId ?? null,
      subject: c.id,
      data: {},
      cause: `${c.id} check ${now.toISOString()}`,
      at: now,
    },
  ]);
