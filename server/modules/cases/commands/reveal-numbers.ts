import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { once } from '#kernel/mutations.ts';
import type { Cases } from '../cases.ts';
import { textsOfAnswers } from '../domain/answers.ts';
import { numbersIn } from '../domain/numbers-in-text.ts';
import { revealStanding } from '../policy.ts';
import { eventsOf, findCase, reportsOf } from '../store/cases.ts';
import { keepLook } from './keep-look.ts';

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(stringsIn);
};

/**
 * Shows the numbers of people that are starred in the texts of a case, to those who speak with the reporter about it. Each look, that of a
 * repeat too, is kept with its reason.
 */
export const revealNumbers = async (
  cases: Cases,
  viewer: Viewer,
  caseId: string,
  body: { id: string; reason: string },
): Promise<{ numbers: string[] }> => {
  const { kernel } = cases;
  return kernel.db.write(accessOf(viewer), (tx) => {
    const look = async () => {
      const file = (await findCase(tx, caseId)) ?? fail('case.not_found');
      const post = revealStanding(viewer, file) ?? fail('session.forbidden');
      const [reports, events] = await Promise.all([reportsOf(tx, [caseId]), eventsOf(tx, [caseId])]);
      const texts = [
        ...reports.flatMap((r) => [r.text, r.placeText, ...textsOfAnswers(r.answers)]),
        ...events.flatMap((e) => [e.reason, e.words, e.data]),
      ];
      const { number } = file;
      await keepLook(tx, viewer, {
        caseId,
        number,
        postId: post.id,
        action: 'cases.numbers_revealed',
        reason: body.reason,
        at: kernel.clock.now(),
      });
      return { numbers: [...new Set(texts.flatMap(stringsIn).flatMap((text) => numbersIn(text).map(({ whole }) => whole)))] };
    };
    return once(tx, viewer, body.id, `cases.reveal_numbers ${caseId}`, body, async () => caseId, look);
  });
};
