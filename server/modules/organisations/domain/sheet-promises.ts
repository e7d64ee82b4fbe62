import { v7 } from 'uuid';
import { codeForm } from '#kernel/sheets/rows/row-reader.ts';
import type { Row } from './people-sheet.ts';
import { type PersonBook, readMobile, type WantedPerson } from './sheet-persons.ts';
import {
  type Breath,
  type Ground,
  type KnownAgreement,
  keyOf,
  type Named,
  type OrganisationPlan,
  type PlannedAgreement,
  sameAgreement,
} from './sheet-plan.ts';

/** One row of promises; undefined is what the sheet has no column for. */
export interface PromiseRow {
  readonly r: Row<'promises'>;
  readonly title: string;
  readonly partner: Named;
  readonly unit: Named;
  /** First day of the agreement. */
  readonly validFrom: string;
  readonly text: string;
  readonly person: WantedPerson;
  readonly dueOn: string | null | undefined;
  readonly keptOn: string | null | undefined;
  readonly outcome: string | null | undefined;
}
export const readPromiseRows = (rows: readonly Row<'promises'>[]): PromiseRow[] =>
  rows.flatMap((r) => {
    const title = r.needed('title', 100);
    const [partnerArea, partner] = [r.needed('partnerArea', 20, codeForm), r.needed('partner', 80)];
    const [unitArea, unit] = [r.needed('unitArea', 20, codeForm), r.needed('unit', 80)];
    const validFrom = r.require('validFrom') ? r.day('validFrom') : null;
    const text = r.require('text') ? r.lines('text', 500) : null;
    const person = r.needed('person', 40);
    const mobile = readMobile(r);
    const [dueOn, keptOn] = (['dueOn', 'keptOn'] as const).map((column) => (r.has(column) ? r.day(column) : undefined));
    const outcome = r.has('outcome') ? r.lines('outcome', 500) : undefined;
    if (!title || !partnerArea || !partner || !unitArea || !unit || !validFrom || !text || !person) return [];
    if (outcome && keptOn === null) r.require('keptOn');
    return [
      {
        r,
        title,
        partner: { area: partnerArea, name: partner },
        unit: { area: unitArea, name: unit },
        validFrom,
        text,
        person: { name: person, mobile, partyMember: false },
        dueOn,
        keptOn,
        outcome,
      },
    ];
  });

export interface KnownPromise {
  readonly id: string;
  readonly agreementId: string;
  readonly text: string;
  readonly responsibleId: string;
  readonly dueOn: string | null;
  readonly keptOn: string | null;
  readonly outcome: string | null;
}
export interface PromisePlan {
  readonly added: KnownPromise[];
  readonly changed: KnownPromise[];
  unchanged: number;
}
const facts = ['responsibleId', 'dueOn', 'keptOn', 'outcome'] as const;

/**
 * What the sheet of promises asks for. One is the same when its agreement, its words and its day are; the only one of its words that still
 * waits may get another day. A promise that is not in the sheet stays as it is.
 * @param agreements those that are known, and those the same workbook enters
 */
export const planPromises = async (
  rows: readonly PromiseRow[],
  byKey: OrganisationPlan['byKey'],
  known: { agreements: readonly (PlannedAgreement & Partial<Pick<KnownAgreement, 'over'>>)[]; promises: readonly KnownPromise[] },
  persons: PersonBook,
  ground: Ground,
  breath: Breath,
): Promise<PromisePlan> => {
  const byTerms = new Map(known.agreements.map((a) => [sameAgreement(a), a]));
  const open = Map.groupBy(known.promises, (p) => `${p.agreementId} ${p.text}`);
  const seen = new Map<string, number>();
  const plan: PromisePlan = { added: [], changed: [], unchanged: 0 };
  const placed = rows.flatMap((row) => {
    const { r, title, partner, unit, validFrom, text } = row;
    const [side, other] = [byKey.get(keyOf(partner)), byKey.get(keyOf(unit))];
    if (!side) r.wrong('partner', 'organisations.row_organisation', { ...partner });
    if (!other) r.wrong('unit', 'organisations.row_organisation', { ...unit });
    if (!side || !other) return [];
    const agreement = byTerms.get(sameAgreement({ title, validFrom, unitId: other.id, partnerId: side.id }));
    if (!ground.manages(side.areaPath)) r.wrong('partnerArea', 'organisations.row_scope');
    else if (!agreement) r.wrong('title', 'organisations.row_agreement', { title });
    else return [{ row, agreement, words: `${agreement.id} ${text}`, exact: `${agreement.id} ${text} ${row.dueOn}` }];
    return [];
  });
  const asked = Map.groupBy(placed, ({ words }) => words);
  for (const { row, agreement, words, exact } of placed) {
    await breath();
    const { r, text, person } = row;
    const theirs = open.get(words) ?? [];
    // another day for the only one of these words that still waits; else the words are promised once more
    const moved = asked.get(words)?.length === 1 && theirs.length === 1 ? theirs.find((p) => p.keptOn === null) : undefined;
    // without a day nothing tells two promises of the same words apart
    if (row.dueOn === undefined && theirs.length > 1) {
      r.wrong('dueOn', 'organisations.cell_required');
      continue;
    }
    const before = (row.dueOn === undefined ? theirs[0] : theirs.find((p) => p.dueOn === row.dueOn)) ?? moved;
    const kept = (key: 'dueOn' | 'keptOn' | 'outcome'): string | null => (row[key] === undefined ? (before?.[key] ?? null) : row[key]);
    const [dueOn, keptOn, outcome] = [kept('dueOn'), kept('keptOn'), kept('outcome')];
    if (row.outcome && keptOn === null) {
      r.wrong('keptOn', 'organisations.cell_required');
      continue;
    }
    open.set(
      words,
      theirs.filter((p) => p !== before),
    );
    const first = seen.get(exact);
    seen.set(exact, r.row);
    if (!before && first !== undefined) {
      r.wrong('text', 'organisations.row_twice', { row: first });
      continue;
    }
    const id = before?.id ?? v7();
    const responsibleId = persons.of(r, person, [id, agreement.id, agreement.unitId, agreement.partnerId]);
    if (responsibleId === null) continue;
    const promise = { id, agreementId: agreement.id, text, responsibleId, dueOn, keptOn, outcome };
    if (before && facts.every((f) => before[f] === promise[f])) plan.unchanged++;
    else if (agreement.over) r.wrong('title', 'organisations.agreement_over');
    else (before ? plan.changed : plan.added).push(promise);
  }
  return plan;
};
