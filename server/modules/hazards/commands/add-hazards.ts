import type { HazardKind, HazardLevel } from '#contract/hazards/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { daysAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { writeDocument } from '#modules/documents/index.ts';
import { noticeSubject, noticeTemplate } from '../paper.ts';
import { changeHazard, findHazard, insertCheck, insertHazard, insertNotice } from '../store/hazards.ts';

/** A hazard as it went, for demos; days count from when it was found. */
export interface PastHazard {
  readonly id: string;
  readonly kind: HazardKind;
  readonly level: HazardLevel;
  readonly title: string;
  readonly place: string;
  readonly unit: string;
  readonly areaPath: string;
  readonly areaName: string;
  /** The case it was entered from. */
  readonly case: { readonly id: string; readonly number: string } | null;
  readonly body: { readonly id: string; readonly name: string } | null;
  readonly foundBy: string;
  readonly at: Date;
  readonly notice: {
    readonly form: 'hint' | 'order';
    readonly clause: string;
    readonly demand: string;
    readonly dueOn: string;
    readonly officers: readonly string[];
  };
  readonly checks: readonly { readonly cleared: boolean; readonly words: string; readonly after: number }[];
  readonly supervised: { readonly by: string; readonly name: string; readonly words: string } | null;
}

const dayLong = 86_400_000;

/** Writes hazards of the past with their notices and re-inspections. */
export const addHazards = async (tx: Tx, hazards: readonly PastHazard[]): Promise<void> => {
  for (const { case: about, body, notice, checks, supervised, ...h } of hazards) {
    const { dueOn } = notice;
    const recheckOn = daysAfter(dueOn, 3);
    await insertHazard(tx, {
      ...h,
      text: '',
      bodyId: body?.id ?? null,
      bodyName: body?.name ?? null,
      caseId: about?.id ?? null,
      caseNumber: about?.number ?? null,
      photos: [],
      foundOn: shanghaiDay(h.at),
      dueOn,
      recheckOn,
    });
    const told = {
      ...notice,
      id: idOf(h.at),
      hazardId: h.id,
      byName: body?.name ?? h.areaName,
      recheckOn,
      receiver: h.unit,
      issuedAt: h.at,
      documentId: idOf(h.at),
    };
    const record = await findHazard(tx, h.id);
    if (!record) throw new Error('a hazard that was just written is not there');
    await writeDocument(tx, {
      id: told.documentId,
      source: 'hazards.notice',
      subjectId: told.id,
      subject: noticeSubject(record, told, h.areaName),
      template: { version: 0, text: noticeTemplate },
      by: h.foundBy,
      at: h.at,
    });
    await insertNotice(tx, { ...told, issuedBy: h.foundBy });
    if (supervised)
      await changeHazard(tx, h.id, {
        supervisedAt: new Date(h.at.getTime() + dayLong),
        supervisedBy: supervised.by,
        supervisedName: supervised.name,
        supervisedWords: supervised.words,
      });
    for (const { cleared, words, after } of checks) {
      const checkedAt = new Date(h.at.getTime() + after * dayLong);
      const next = daysAfter(shanghaiDay(checkedAt), 4);
      await insertCheck(tx, {
        id: idOf(checkedAt),
        hazardId: h.id,
        cleared,
        words,
        photos: [],
        dueOn: cleared ? null : next,
        checkedBy: h.foundBy,
        byName: body?.name ?? h.areaName,
        checkedAt,
      });
      await changeHazard(tx, h.id, cleared ? { clearedAt: checkedAt } : { dueOn: next, recheckOn: daysAfter(next, 3) });
    }
  }
};
