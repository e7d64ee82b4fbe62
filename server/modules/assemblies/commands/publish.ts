import type { DisclosureKind } from '#contract/disclosures/values.ts';
import type { Tx } from '#kernel/db.ts';
import { notify } from '#kernel/notify.ts';
import { type Eye, subjectType, type View } from '../context.ts';
import type { AssemblyRecord } from '../store/assemblies.ts';
import { accountsOfHolders } from '../store/holders.ts';

/** Puts something about an assembly up for everybody. */
export const putUpFor = (
  eye: View & { readonly viewer?: Eye['viewer'] },
  tx: Tx,
  a: Pick<AssemblyRecord, 'id' | 'areaPath'>,
  what: {
    readonly kind: DisclosureKind;
    readonly title: string;
    readonly paragraphs: readonly string[];
    readonly table?: { head: string[]; rows: string[][] };
    readonly until: string | null;
  },
): Promise<string> => {
  const area = eye.snapshot.findByPath(a.areaPath) ?? eye.snapshot.root;
  const by = { jurisdictionId: eye.jurisdictionId, actorId: eye.viewer?.accountId ?? null, at: eye.now };
  return eye.context.disclosures.publish(tx, by, {
    subject: { type: subjectType, id: a.id },
    areaId: area.id,
    kind: what.kind,
    title: what.title,
    body: { paragraphs: what.paragraphs, table: what.table ?? null },
    until: what.until,
    // owners object to the assembly itself, where objections are reviewed by counting again
    objections: false,
  });
};

/** Tells the owners who have proven to be owners. */
export const tellOwners = async (
  eye: View,
  tx: Tx,
  a: Pick<AssemblyRecord, 'id' | 'estateId' | 'estate' | 'round'>,
  what: { readonly kind: string; readonly variant: string; readonly data: Record<string, unknown> },
): Promise<void> => {
  const accounts = await accountsOfHolders(tx, a.estateId);
  if (accounts.length === 0) return;
  await notify(tx, eye.jurisdictionId, [
    {
      kind: what.kind,
      variant: what.variant,
      to: { accounts },
      subject: a.id,
      data: { estate: a.estate, ...what.data },
      cause: `${a.id} ${what.kind} ${what.variant} ${a.round}`,
      at: eye.now,
    },
  ]);
};
