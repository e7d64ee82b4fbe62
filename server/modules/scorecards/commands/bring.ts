import { type Card, subjectKinds } from '#contract/scorecards/card.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { publish } from '#kernel/definitions/definitions.ts';
import { cardKind } from '../card-kind.ts';
import { insertRun } from '../store/runs.ts';

/** Brings in a card with a period that runs, for a demo: whoever wrote it knows what measures there are. */
export const bringCard = async (
  tx: Tx,
  by: By & { readonly actorId: string },
  code: string,
  content: Card,
  run: { readonly id: string; readonly first: string; readonly last: string },
): Promise<void> => {
  const kind = cardKind({ find: () => ({ subjects: subjectKinds, byCategory: true }) });
  const version = await publish(tx, by, kind, { subject: code, content, reason: '每月一考，规则先公布' });
  await insertRun(tx, { ...run, card: code, version, at: by.at, by: by.actorId });
};
