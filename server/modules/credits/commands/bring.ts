import type { Scheme } from '#contract/credits/scheme.ts';
import type { By } from '#kernel/audit.ts';
import { daysAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { publish } from '#kernel/definitions/definitions.ts';
import { lifeOf } from '../domain/days.ts';
import { ratingOf } from '../reckon.ts';
import { schemeKind } from '../scheme-kind.ts';
import { entriesOf, insertEntry, keepMember, membersOf } from '../store/entries.ts';
import { insertEdition, insertYear, setYear } from '../store/years.ts';

/** An entry of the demo, as it was made on some day. */
export interface Brought {
  readonly id: string;
  readonly companyId: string;
  readonly item: string;
  readonly since: string;
  readonly words: string;
}
/** Brings in a scheme with companies, their entries and a year that is final, for a demo. */
export const bringCredits = async (
  tx: Tx,
  by: By & { readonly actorId: string },
  scheme: Scheme,
  members: readonly {
    readonly companyId: string;
    readonly name: string;
    readonly joinedOn: string;
    readonly base: number;
    readonly basics: string;
  }[],
  entries: readonly Brought[],
  rated: { readonly id: string; readonly year: number },
  missing: readonly { readonly companyId: string; readonly name: string }[],
): Promise<void> => {
  const version = await publish(tx, by, schemeKind, { subject: '', content: scheme, reason: '参照省级评价办法，征求企业意见后发布' });
  for (const one of members) await keepMember(tx, { ...one, at: by.at, by: by.actorId });
  for (const { item: code, since, ...one } of entries) {
    const item = scheme.items.find((known) => known.code === code);
    if (!item) throw new Error(`the scheme has no item ${code}`);
    await insertEntry(tx, {
      ...one,
      ...lifeOf(item, scheme, since, null),
      ...{ version, item: code, name: item.name, sign: item.sign, points: item.points, grave: item.grave, veto: item.veto },
      ...{ occurredOn: since, objectUntil: daysAfter(since, 7), source: 'document' as const, sourceId: null, cause: null },
      enteredAt: new Date(`${since}T10:00:00+08:00`),
      enteredBy: by.actorId,
    });
  }
  const last = `${rated.year}-12-31`;
  const known = new Map((await membersOf(tx, null)).map((one) => [one.companyId, one]));
  const all = Map.groupBy(await entriesOf(tx, null, last, 10_000), ({ companyId }) => companyId);
  const ratings = [...members, ...missing].map(({ companyId, name }) =>
    ratingOf(
      scheme,
      {
        company: { id: companyId, name, areaPath: '' },
        member: known.get(companyId) ?? null,
        entries: all.get(companyId) ?? [],
        scores: [],
      },
      last,
    ),
  );
  await insertYear(tx, { ...rated, version, publicUntil: `${rated.year + 1}-01-15`, at: by.at, by: by.actorId });
  await insertEdition(tx, { yearId: rated.id, number: 1, at: by.at, by: by.actorId, reason: '' }, ratings);
  await setYear(tx, rated.id, { state: 'final', edition: 1 });
};
