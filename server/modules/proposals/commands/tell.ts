import type { Tx } from '#kernel/db.ts';
import { notify } from '#kernel/notify.ts';
import type { Eye } from '../context.ts';
import type { ProposalRecord } from '../store/proposals.ts';
import { takingPart } from '../store/talk.ts';

/** So many of those who take part are told at most. */
const most = 5_000;

/** What became of a proposal, or what it asks for next. */
export type StepVariant = 'discuss' | 'evaluate' | 'other' | 'done' | 'rejected' | 'withdrawn' | 'text' | 'longer';

/** Tells those who said something about a proposal how it goes on. */
export const tellParties = async (
  tx: Tx,
  eye: Pick<Eye, 'jurisdictionId' | 'now'>,
  p: Pick<ProposalRecord, 'id' | 'method'>,
  variant: StepVariant,
  cause: string,
  data: Record<string, unknown> = {},
  except: string | null = null,
): Promise<void> => {
  const accounts = await takingPart(tx, p.id, most);
  if (accounts.length === 0) return;
  await notify(tx, eye.jurisdictionId, [
    {
      kind: 'proposals.step',
      variant,
      to: { accounts },
      except,
      subject: p.id,
      data: { method: p.method.title, ...data },
      cause: `${p.id} ${cause}`,
      at: eye.now,
    },
  ]);
};

/** Tells somebody that what they said was answered. */
export const tellAnswer = (
  tx: Tx,
  eye: Pick<Eye, 'jurisdictionId' | 'now'>,
  to: { readonly accountId: string; readonly id: string; readonly proposalId: string },
  variant: 'comment' | 'hidden' | 'taken' | 'refused',
): Promise<void> =>
  notify(tx, eye.jurisdictionId, [
    {
      kind: 'proposals.answer',
      variant,
      to: { accounts: [to.accountId] },
      subject: to.proposalId,
      data: {},
      cause: `${to.id} ${variant} ${eye.now.toISOString()}`,
      at: eye.now,
    },
  ]);
