import { v7 } from 'uuid';
import type { PledgeKind, Verdict } from '#contract/circles/kinds.ts';
import type { By } from '#kernel/audit.ts';
import { monthsAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { addOrganisations } from '#modules/organisations/index.ts';
import { makeToken } from '#modules/places/index.ts';
import { after } from '../domain/model.ts';
import { insertCircle } from '../store/circles.ts';
import { insertPledges, joinCircles } from '../store/merchants.ts';
import { insertCheck, insertModel, object } from '../store/models.ts';

/** A circle with its merchants as they stand, for demos. Days are `YYYY-MM-DD`. */
export interface PastCircle {
  readonly name: string;
  readonly areaId: string;
  readonly areaPath: string;
  readonly leadId: string | null;
  readonly note: string | null;
  readonly merchants: readonly {
    readonly name: string;
    readonly trade: string;
    readonly address: string;
    readonly phone: string;
    readonly lon: number;
    readonly lat: number;
    readonly joinedOn: string;
    readonly pledges: readonly { readonly kind: PledgeKind; readonly words: string; readonly since: string; readonly until: string }[];
    readonly model: {
      readonly criteria: readonly string[];
      readonly examinedBy: string;
      readonly givenOn: string;
      /** Its one re-check so far; null: none. */
      readonly check: { readonly verdict: Verdict; readonly words: string; readonly on: string; readonly objection: string | null } | null;
    } | null;
  }[];
}

/** Writes circles with merchants, pledges and model shops. @param by whoever checked */
export const addCircles = async (tx: Tx, by: By & { readonly actorId: string }, circles: readonly PastCircle[]): Promise<void> => {
  for (const { merchants, areaId, ...circle } of circles) {
    const circleId = v7();
    await insertCircle(tx, { id: circleId, outline: null, ...circle });
    const named = merchants.map((one) => ({ id: v7(), ...one }));
    await addOrganisations(
      tx,
      by,
      named.map(({ id, name, address, phone, lon, lat }) => ({
        ...{ id, kind: 'enterprise', name, areaId, areaPath: circle.areaPath, parentId: null },
        ...{ address, phone, lon, lat },
      })),
    );
    await joinCircles(
      tx,
      named.map(({ id, trade, joinedOn }) => ({ id, circleId, trade, token: makeToken(), joinedOn })),
    );
    await insertPledges(
      tx,
      named.flatMap(({ id, pledges }) => pledges.map((one) => ({ id: v7(), merchantId: id, ...one }))),
    );
    for (const { id: merchantId, model } of named) {
      if (!model) continue;
      const id = v7();
      const { check, criteria, examinedBy, givenOn } = model;
      const yearly = monthsAfter(givenOn, 12);
      const before = { level: 1, until: yearly, recheckOn: yearly, state: 'standing' as const };
      const next = check && monthsAfter(check.on, check.verdict === 'mend' ? 1 : 12);
      await insertModel(tx, {
        id,
        merchantId,
        criteria,
        examinedBy,
        givenOn,
        ...(check && next ? after(before, check.verdict, next, next) : before),
      });
      if (!check) continue;
      const checkId = v7();
      const { verdict, words, on, objection } = check;
      await insertCheck(tx, { id: checkId, modelId: id, verdict, words, before, byName: circle.name, checkedBy: by.actorId, on });
      if (objection !== null) await object(tx, checkId, objection, by.at);
    }
  }
};
