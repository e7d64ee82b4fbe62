import type { LookedThanks, OwnThanks, ShownThanks } from '#contract/duties/api.ts';
import type { ThanksState } from '#contract/duties/thanks-values.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import type { Eye } from '../context.ts';
import { openThanks } from './sealing.ts';
import type { ThanksPerson, ThanksRecord } from './store.ts';

export const stateOf = ({ allowed, shownAt, people }: ThanksRecord): ThanksState => {
  if (people.some(({ agreed }) => agreed === false)) return 'withdrawn';
  if (allowed === false) return 'refused';
  if (people.some(({ agreed }) => agreed === null)) return 'asked';
  return shownAt === null ? 'waiting' : 'shown';
};

/** A name as its bearer chose; null: none. */
const shownName = ({ name, shows }: ThanksPerson): string | null => (shows === 'none' ? null : shows === 'masked' ? maskName(name) : name);

const common = (eye: Eye, t: ThanksRecord): Omit<ShownThanks, 'day'> => {
  const area = eye.snapshot.findByPath(pathOfCode(t.areaCode)) ?? eye.snapshot.root;
  const from = t.people.find(({ side }) => side === 'from');
  return {
    id: t.id,
    words: openThanks(eye.ring, t),
    title: t.title,
    area: { code: area.code, name: eye.snapshot.describe(area) },
    from: from ? shownName(from) : null,
    to: t.people.filter(({ side }) => side === 'to').flatMap((one) => shownName(one) ?? []),
  };
};

/** Thanks as they hang on the wall. */
export const presentShown = (eye: Eye, t: ThanksRecord): ShownThanks => ({ ...common(eye, t), day: shanghaiDay(t.shownAt ?? t.writtenAt) });
/** Thanks for those who look at them first. */
export const presentLooked = (eye: Eye, t: ThanksRecord): LookedThanks => ({
  ...common(eye, t),
  state: stateOf(t),
  told: shanghaiDay(t.writtenAt),
  reported: t.reported,
});
/** Thanks one gave or was given. */
export const presentOwn = (eye: Eye, t: ThanksRecord, one: ThanksPerson): OwnThanks => ({
  id: t.id,
  side: one.side,
  words: openThanks(eye.ring, t),
  title: t.title,
  state: stateOf(t),
  agreed: one.agreed,
  shows: one.shows,
  reason: t.reason,
});
