import type { Period } from '#contract/scorecards/card.ts';
import type { SubsidyScheme } from '#contract/subsidies/scheme.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { publish } from '#kernel/definitions/definitions.ts';
import { amountOf, cut, type Known, partsOf } from '../domain/reckon.ts';
import { schemeKind } from '../scheme-kind.ts';
import { insertLines, insertRun } from '../store/runs.ts';

/** An estate of a demo with the score it has. */
export interface BroughtEstate extends Known {
  readonly subject: string;
  readonly name: string;
  readonly organisationId: string;
  readonly company: string;
}
/** Brings in a scheme and what was reckoned by it from a final period, to be checked, for a demo. */
export const bringSubsidy = async (
  tx: Tx,
  by: By & { readonly actorId: string },
  code: string,
  scheme: SubsidyScheme,
  period: Period,
  run: { readonly id: string; readonly cardRunId: string; readonly first: string; readonly last: string },
  estates: readonly BroughtEstate[],
): Promise<void> => {
  const version = await publish(tx, by, schemeKind, { subject: code, content: scheme, reason: '街道联席会议讨论通过' });
  const reckoned = estates.map(({ byCompany: _, ...estate }) => ({
    ...estate,
    ...amountOf(scheme, partsOf[period], { ...estate, byCompany: true }),
  }));
  const amounts = cut(
    reckoned.map(({ wanted }) => wanted),
    scheme.budget,
  );
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
  const { id, cardRunId, first, last } = run;
  await insertRun(tx, {
    ...{ id, scheme: code, version, year: Number(first.slice(0, 4)), cardRunId, cardEdition: 1, first, last, left: scheme.budget },
    ...{ wanted: sum(reckoned.map(({ wanted }) => wanted)), total: sum(amounts), reckonedAt: by.at, reckonedBy: by.actorId },
  });
  const lines = reckoned.map((one, i) => ({ ...one, number: 0, amount: amounts[i] ?? 0, reason: '' }));
  await insertLines(tx, id, lines, { at: by.at, by: by.actorId });
};
