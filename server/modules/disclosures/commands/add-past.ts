import type { answerVerdicts, DisclosureKind, objectionAbouts } from '#contract/disclosures/values.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { By } from '#kernel/audit.ts';
import { daysAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { answerRow, insertObjection, pressRow } from '../store/objections.ts';
import { amend, endEarly, putUp } from './put-up.ts';

/** A disclosure as it was published some time ago, with what became of it, for demos. */
export interface PastDisclosure {
  readonly areaId: string;
  readonly kind: DisclosureKind;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly at: Date;
  /** How long it is up. */
  readonly days: number;
  readonly decidedOn?: string | null;
  readonly amended?: { readonly at: Date; readonly paragraphs: readonly string[]; readonly reason: string };
  readonly ended?: { readonly at: Date; readonly reason: string };
  readonly objections?: readonly {
    readonly about: (typeof objectionAbouts)[number];
    readonly words: string;
    /** By an account; null: written down at the counter. */
    readonly accountId: string | null;
    readonly maskedName: string;
    readonly at: Date;
    readonly answer: {
      readonly verdict: (typeof answerVerdicts)[number];
      readonly words: string;
      readonly by: string;
      readonly at: Date;
    } | null;
    /** Taken to the level above. */
    readonly pressed: { readonly reason: string; readonly at: Date } | null;
  }[];
}

/** Writes disclosures with their amendments, ends and objections. @param by whoever published */
export const addDisclosures = async (tx: Tx, by: By & { readonly actorId: string }, past: readonly PastDisclosure[]): Promise<void> => {
  for (const one of past) {
    const from = shanghaiDay(one.at);
    const id = await putUp(
      tx,
      { ...by, at: one.at },
      {
        subject: null,
        areaId: one.areaId,
        kind: one.kind,
        title: one.title,
        body: { paragraphs: one.paragraphs, table: one.table ?? null },
        from,
        until: daysAfter(from, one.days - 1),
        objections: true,
        decidedOn: one.decidedOn ?? null,
      },
    );
    for (const o of one.objections ?? []) {
      const objectionId = idOf(o.at);
      await insertObjection(tx, {
        id: objectionId,
        disclosureId: id,
        about: o.about,
        words: o.words,
        accountId: o.accountId,
        writtenBy: o.accountId === null ? by.actorId : null,
        maskedName: o.maskedName,
        at: o.at,
        dueOn: daysAfter(shanghaiDay(o.at), 5),
        publishedBy: by.actorId,
      });
      if (o.answer) await answerRow(tx, objectionId, o.answer);
      if (o.pressed) await pressRow(tx, objectionId, { ...o.pressed, due: daysAfter(shanghaiDay(o.pressed.at), 15) });
    }
    if (one.amended)
      await amend(tx, { ...by, at: one.amended.at }, id, {
        body: { paragraphs: one.amended.paragraphs, table: one.table ?? null },
        reason: one.amended.reason,
      });
    if (one.ended) await endEarly(tx, { ...by, at: one.ended.at }, id, one.ended.reason);
  }
};
