import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { wordOf } from '#kernel/words.ts';
import type { Context } from '../context.ts';
import { takeOverduePromises } from '../store/agreement-writes.ts';

/** What demands about promises are about: the promise. */
export const promiseSubject = 'organisations.promise';
/** Promises one transaction takes on, and days a unit has to answer. */
const [batch, answerDays] = [100, 7];

/**
 * Asks units for what they promised once its day has passed: a demand in the name of the partner, resting on the agreement, once for each
 * promise. It is answered in words, or by noting that the promise was kept. Harmless when repeated or run by several workers at once.
 */
export const askForPromises = ({ kernel, demands }: Context): Promise<void> =>
  eachJurisdiction(kernel, 'people.ask-for-promises', async (jurisdictionId) => {
    const at = kernel.clock.now();
    const today = shanghaiDay(at);
    const by = { jurisdictionId, actorId: null, at };
    const asking = await demands.asking(jurisdictionId);
    const once = () =>
      kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const taken = await takeOverduePromises(tx, today, batch);
        for (const promise of taken)
          await asking.tryAsk(tx, by, {
            requestId: v7(),
            askerPath: promise.partnerPath,
            askerName: promise.partnerName,
            addressees: [
              { organisation: { id: promise.unitId, name: promise.unitName, areaPath: promise.unitPath }, subjectId: promise.id },
            ],
            subjectType: promiseSubject,
            kind: 'promise',
            // a promise may be longer than the title of a demand
            title: promise.text.slice(0, 100),
            note: promise.text.length > 100 ? promise.text : null,
            basis: { kind: 'agreement', text: `《${promise.agreement}》` },
            contents: [],
            need: null,
            exception: null,
            againReason: wordOf('zh-CN', 'organisations.agreement.askedAgain'),
            dueOn: daysAfter(today, answerDays),
          });
        return taken.length;
      });
    while ((await once()) === batch);
  });
