import { settingOf } from '#contract/kernel/settings.ts';
import type { Question } from '#contract/votes/model.ts';
import { proxiesMost } from '#contract/votes/settings.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import type { Context, Running } from '../context.ts';
import { refusalOf } from '../domain/check.ts';
import { insertRoll, type RollItem } from '../store/roll.ts';
import { findArea, insertVote } from '../store/votes.ts';

/** A vote that is to be held. */
export interface NewVote {
  readonly subject: { readonly type: string; readonly id: string };
  readonly areaId: string;
  readonly title: string;
  readonly questions: readonly Question[];
  readonly roll: readonly RollItem[];
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** Its result and ballots may be seen by anybody with the address; else by those who are due and those who run it. */
  readonly published?: boolean;
  /** Mandates one holder may have; else the setting. */
  readonly proxiesMost?: number;
}

/**
 * Opens a vote with its roll. Voters are told by the clock when it opens.
 * @returns its id
 * @throws votes.times_wrong, votes.question_wrong, votes.rules_mixed, votes.rule_impossible, votes.nobody_due, votes.key_twice, votes.area_missing
 */
export const openVote = async ({ subjects }: Pick<Context, 'subjects'>, tx: Tx, running: Running, v: NewVote): Promise<string> => {
  // a type nobody knows could never be closed
  subjects.of(v.subject.type);
  const refused = refusalOf({ ...v, now: running.at });
  if (refused) fail(refused.code, refused.data);
  const area = (await findArea(tx, v.areaId)) ?? fail('territory.area_not_found', { code: v.areaId });
  const id = idOf(running.at);
  const [first] = v.questions;
  await insertVote(
    tx,
    {
      id,
      subjectType: v.subject.type,
      subjectId: v.subject.id,
      areaPath: area.path,
      title: v.title,
      questions: v.questions,
      secret: first?.rule.secret === true,
      change: first?.rule.change === true,
      opensAt: v.opensAt,
      closesAt: v.closesAt,
      published: v.published ?? false,
      proxiesMost: v.proxiesMost ?? settingOf(proxiesMost, area.settings),
      entries: v.roll.length,
    },
    running.at,
    running.actorId,
  );
  await insertRoll(tx, id, v.roll);
  await running.log('votes.opened', id, { data: { title: v.title, entries: v.roll.length, secret: first?.rule.secret === true } });
  return id;
};
