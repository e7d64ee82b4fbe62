import { randomUUID } from 'node:crypto';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { idOf } from '#kernel/ids.ts';
import { insertAnswer, insertPaper, insertTurnout } from '../store/answers.ts';
import { pageOfRoll } from '../store/roll.ts';
import { insertSurvey, lockSurvey, type NewSurvey, setEnded } from '../store/surveys.ts';
import { answersFor } from './answer.ts';
import { newSeed } from './draft.ts';
import { openRow } from './opening.ts';
import { isControl } from './papers.ts';

/** A survey with what was answered, for setups and the demo. */
export interface PastSurvey extends Omit<NewSurvey, 'id' | 'seed' | 'subjectType' | 'subjectId' | 'opensOn'> {
  readonly seed?: string;
  readonly subject?: { readonly type: string; readonly id: string };
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  /** What the n-th of the roll answered, in the order of addresses; null where they have not. */
  readonly answer: (
    n: number,
    building: string | null,
  ) => { readonly answers: Answers; readonly way: 'phone' | 'paper'; readonly at: Date } | null;
}

/** Enters a survey as it has gone so far. @returns its id */
export const addPastSurvey = async (tx: Tx, by: By, past: PastSurvey): Promise<string> => {
  const { answer, openedAt, closedAt, seed = newSeed(), subject, ...facts } = past;
  const id = idOf(openedAt);
  await insertSurvey(
    tx,
    { ...facts, id, seed, opensOn: null, subjectType: subject?.type ?? null, subjectId: subject?.id ?? null },
    { actorId: by.actorId, at: openedAt },
  );
  await openRow(tx, { ...by, at: openedAt }, (await lockSurvey(tx, id)) ?? fail('surveys.survey_not_found'));
  const survey = (await lockSurvey(tx, id)) ?? fail('surveys.survey_not_found');
  const roll = await pageOfRoll(tx, id, { buildingId: null, open: false, words: null }, null, 20_000);
  for (const [n, entry] of roll.entries()) {
    const given = answer(n, entry.building);
    if (given === null) continue;
    const { way } = given;
    const answers = answersFor(survey, given.answers);
    const { key, buildingId } = entry;
    await insertTurnout(tx, id, [key], way, shanghaiDay(given.at));
    const answerId = randomUUID();
    const receipt = survey.anonymous && way === 'phone' ? sha256(randomUUID()) : null;
    await insertAnswer(tx, { id: answerId, surveyId: id, key: survey.anonymous ? null : key, buildingId, way, answers, receipt });
    if (way === 'paper' && by.actorId !== null) {
      const sheet = String(n + 1).padStart(4, '0');
      const own = survey.anonymous ? null : key;
      await insertPaper(tx, id, { sheet, answerId, buildingId, key: own, firstBy: by.actorId, control: isControl(survey, sheet) });
    }
  }
  if (closedAt !== null) await setEnded(tx, id, 'closed', closedAt, null);
  return id;
};
