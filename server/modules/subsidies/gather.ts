import type { SubsidyScheme } from '#contract/subsidies/scheme.ts';
import type { Tx } from '#kernel/db.ts';
import { rowsBelow } from '#modules/registers/index.ts';
import type { Settled } from '#modules/scorecards/index.ts';
import type { Context } from './context.ts';
import { type Amount, amountOf, type Known, partsOf } from './domain/reckon.ts';

/** Estates as their register has them. */
export interface Estates {
  readonly of: (key: string) => Omit<Known, 'score'>;
  readonly company: (organisationId: string | null) => string;
}
const figure = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null);
const unknown = { households: null, area: null, byCompany: true };

/** Reads what subsidies go by; asked before a transaction. */
export const estatesOf = async ({ territory, organisations, registers }: Context, jurisdictionId: string): Promise<Estates> => {
  const { root } = await territory.snapshot(jurisdictionId);
  const book = await organisations.of(jurisdictionId);
  const rows = await rowsBelow(registers.context, jurisdictionId, 'estates', { area: root.code, phases: ['valid', 'ended'] });
  const found = new Map(
    rows.map(({ id, values }) => {
      const area = figure(values['floor_area']);
      return [
        id,
        {
          households: figure(values['households']),
          area: area === null ? null : Math.round(area * 100) / 100,
          byCompany: values['management'] === 'company',
        },
      ];
    }),
  );
  return {
    of: (key) => found.get(key) ?? unknown,
    company: (id) => (id === null ? '' : (book.get(id)?.name ?? '')),
  };
};

/** A final period with its scores. @returns null where it is not final */
export const settledRun = async ({ scorecards }: Context, tx: Tx, jurisdictionId: string, runId: string): Promise<Settled | null> => {
  const [found] = await scorecards.settled(tx, { jurisdictionId, runId, limit: 1 });
  return found ? { ...found, scores: await scorecards.settledScores(tx, found.run) } : null;
};

/** What an estate comes to by its score, with what it was made of. */
export interface Reckoned extends Known, Amount {
  readonly subject: string;
  readonly name: string;
  readonly organisationId: string | null;
  readonly company: string;
}
/** Everybody of a period by a scheme, in the order of their keys; before the budget. */
export const reckonAll = (scheme: SubsidyScheme, { card, scores }: Settled, estates: Estates): Reckoned[] =>
  scores.map(({ subject, name, organisationId, total, unranked }) => {
    const known = { ...estates.of(subject), score: unranked === null ? total : null };
    return {
      subject,
      name,
      organisationId,
      company: estates.company(organisationId),
      ...known,
      ...amountOf(scheme, partsOf[card.period], known),
    };
  });
