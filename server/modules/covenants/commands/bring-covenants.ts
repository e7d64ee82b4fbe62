import type { Article } from '#contract/covenants/api.ts';
import { shippedRules } from '#contract/covenants/rules.ts';
import type { VersionState } from '#contract/covenants/values.ts';
import type { Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { ruleOn } from '../rules.ts';
import { insertComment, sayings } from '../store/comments.ts';
import { changeVersion, insertCovenant, insertVersion, setCovenant } from '../store/covenants.ts';

/** A covenant as it stands, for demos. Days are `YYYY-MM-DD`. */
export interface PastCovenant {
  readonly kind: string;
  readonly title: string;
  readonly areaPath: string;
  readonly createdAt: Date;
  readonly reviewOn: string | null;
  readonly versions: readonly {
    readonly articles: readonly Article[];
    readonly state: VersionState;
    readonly reason: string;
    readonly commentFrom: string | null;
    readonly commentUntil: string | null;
    /** When it was voted on and filed; null: not yet. */
    readonly filed: {
      readonly on: string;
      readonly number: string;
      readonly due: number;
      readonly present: number;
      readonly yes: number;
    } | null;
    readonly comments: readonly {
      readonly accountId: string;
      readonly article: string | null;
      readonly words: string;
      readonly answer?: string;
    }[];
  }[];
}

/** Writes covenants with their versions and what was said of them. @param by whoever made them, @param checker whoever checked them for the street */
export const bringCovenants = async (tx: Tx, covenants: readonly PastCovenant[], by: string, checker: string): Promise<void> => {
  for (const { versions, reviewOn, createdAt, ...one } of covenants) {
    const id = idOf(createdAt);
    await insertCovenant(tx, { id, ...one, createdBy: by, createdAt });
    for (const [i, v] of versions.entries()) {
      const number = i + 1;
      const made = { articles: v.articles, basedOn: i === 0 ? null : i, reason: v.reason, madeBy: by, madeAt: createdAt };
      await insertVersion(tx, { covenantId: id, number, ...made });
      const { commentFrom, commentUntil, filed } = v;
      const heads = filed && { due: filed.due, present: filed.present, yes: filed.yes, no: filed.present - filed.yes, abstain: 0 };
      const women = filed && Math.ceil(filed.present / 2);
      await changeVersion(tx, id, number, {
        state: v.state,
        commentFrom,
        commentUntil,
        ...((filed || v.state === 'check') && { submittedBy: by }),
        ...(filed && {
          checked: '合法合规，没有强制处罚',
          checkedBy: checker,
          checkedAt: new Date(`${filed.on}T10:00:00+08:00`),
          way: 'meeting',
          voteFrom: filed.on,
          voteUntil: filed.on,
          sittings: [
            { heldOn: filed.on, heads, area: null, women, outcome: 'carried', source: ruleOn(shippedRules, one.kind, filed.on).source },
          ],
          filedNumber: filed.number,
          filedOn: filed.on,
          effectiveOn: filed.on,
        }),
      });
      for (const { accountId, article, words, answer } of v.comments) {
        const day = commentFrom ?? '';
        const at = new Date(`${day}T15:00:00+08:00`);
        const comment = idOf(at);
        await insertComment(tx, { id: comment, covenantId: id, number, articleKey: article, accountId, staff: false, words, at, day });
        if (answer) await sayings.answer(tx, comment, { words: answer, hide: false, by, at });
      }
      if (v.state === 'in_force') await setCovenant(tx, id, number, reviewOn);
    }
  }
};
