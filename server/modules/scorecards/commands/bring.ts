import { type Card, subjectKinds } from '#contract/scorecards/card.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { publish, readInForce } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { cardKind } from '../card-kind.ts';
import { reckon } from '../gather.ts';
import type { Settled } from '../settled.ts';
import type { Sources } from '../sources.ts';
import { insertEdition, insertRun, setRun } from '../store/runs.ts';

/** Brings in a card with a period that runs, for a demo: whoever wrote it knows what measures there are. */
export const bringCard = async (
  tx: Tx,
  by: By & { readonly actorId: string },
  code: string,
  content: Card,
  run: { readonly id: string; readonly first: string; readonly last: string },
): Promise<void> => {
  const named = content.indicators.flatMap(({ source }) => (source.kind === 'measure' ? [source.measure] : []));
  const known = new Map(named.map((code) => [code, { subjects: subjectKinds, byCategory: true as const }]));
  const kind = cardKind({ in: async () => known });
  const version = await publish(tx, by, kind, { subject: code, content, reason: '每月一考，规则先公布' });
  await insertRun(tx, { ...run, card: code, version, at: by.at, by: by.actorId });
};

/** A period of the past with the days of its steps. */
export interface PastPeriod {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  /** When it was frozen and shown to the scored. */
  readonly frozenAt: Date;
  readonly appealUntil: string;
  /** When it became final; null: appeals still run. */
  readonly finalAt: Date | null;
}
/** Brings a period of a card that is over, reckoned as any other from the facts there are, by the rules in force on its first day; for a demo. */
export const bringPeriod = async (
  tx: Tx,
  sources: Sources,
  { jurisdictionId, actorId }: By & { readonly actorId: string },
  code: string,
  { id, first, last, frozenAt, appealUntil, finalAt }: PastPeriod,
): Promise<Settled> => {
  const opened = new Date(`${first}T09:00:00+08:00`);
  const { version, content } =
    (await readInForce(tx, cardKind(sources), jurisdictionId, opened, code)) ?? fail('scorecards.card_not_found');
  const run = { id, card: code, version, first, last, appealUntil, openedBy: actorId };
  await insertRun(tx, { ...run, at: opened, by: actorId });
  const scores = await reckon(tx, sources, { ...run, state: 'running', edition: 0 }, content, { jurisdictionId, at: frozenAt });
  await insertEdition(tx, { runId: id, number: 1, at: frozenAt, by: actorId, reason: '' }, scores);
  await setRun(tx, id, { state: finalAt === null ? 'preliminary' : 'final', edition: 1, appealUntil, endedAt: finalAt });
  return { run: { ...run, edition: 1 }, card: content, scores };
};
