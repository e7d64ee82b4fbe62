import type { Tx } from '#kernel/db.ts';
import { notify } from '#kernel/notify.ts';
import type { DocumentRecord } from '../domain/document.ts';

type Told = Pick<DocumentRecord, 'id' | 'number' | 'organisationIds'>;

/** Tells those who sign for the parties that a document waits for them, once each; not whoever made it. */
export const tellSigners = (
  tx: Tx,
  { jurisdictionId, actorId, at }: { jurisdictionId: string; actorId: string; at: Date },
  { id, number, organisationIds }: Told,
): Promise<void> =>
  notify(
    tx,
    jurisdictionId,
    [...new Set(organisationIds)].map((organisation) => ({
      kind: 'documents.to_sign',
      variant: 'asked',
      to: { permission: 'documents.sign' as const, organisation },
      except: actorId,
      subject: id,
      data: { number },
      cause: id,
      at,
    })),
  );

/** Tells whoever made a document that everybody has signed it. */
export const tellMaker = (
  tx: Tx,
  { jurisdictionId, actorId, at }: { jurisdictionId: string; actorId: string; at: Date },
  { id, number, madeBy }: Told & Pick<DocumentRecord, 'madeBy'>,
): Promise<void> =>
  notify(tx, jurisdictionId, [
    {
      kind: 'documents.signed',
      variant: 'whole',
      to: { accounts: [madeBy] },
      except: actorId,
      subject: id,
      data: { number },
      cause: id,
      at,
    },
  ]);
