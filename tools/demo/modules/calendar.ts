import { workCalendar } from '#contract/calendar/settings.ts';
import { putSetting } from '#kernel/settings.ts';
import type { DemoStep } from '../step.ts';

/** The local festival of the demo's district, which is no holiday elsewhere: the eighth of the second lunar month. */
const addDemoCalendar: DemoStep = async (tx, { jurisdictionId }) => {
  const days = ['2026-03-26', '2027-03-15', '2028-03-03'].map((day) => ({
    day,
    works: false,
    reason: '纳西族三多节放假（丽江市地方节日）',
  }));
  await putSetting(tx, { jurisdictionId, actorId: null, at: new Date() }, workCalendar.key, { days, arrangedTo: null });
};
export default addDemoCalendar;
