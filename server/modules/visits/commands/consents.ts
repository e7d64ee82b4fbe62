import type { z } from 'zod';
import { plusMonths } from '#contract/kernel/expression/days.ts';
import type { recordVisit } from '#contract/visits/visits.ts';
import type { Command } from '#kernel/command.ts';
import { seeingAll, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { addConsent, consenting } from '#modules/persons/index.ts';
import { visitUse } from '../consent-use.ts';
import type { Eye } from '../context.ts';
import { endConsented } from '../store/assignments.ts';
import { residentsOf } from '../store/candidates.ts';
import type { ServedNow } from './record-visit.ts';

type Said = z.output<NonNullable<(typeof recordVisit)['body']>>['consents'];

/** Who lives where a visit was made, or is visited there. */
const peopleOf = async (tx: Tx, served: readonly ServedNow[]): Promise<Set<string>> => {
  const households = served.flatMap(({ assignment: { householdId } }) => householdId ?? []);
  const residents = await residentsOf(tx, households);
  return new Set([...residents.map(({ personId }) => personId), ...served.flatMap(({ assignment: { personId } }) => personId ?? [])]);
};

/**
 * Puts on record what was said at a visit: for which purpose, who sees it, until when, spoken before a witness or signed. One that is taken back ends
 * what rests on it. @throws visits.consent_missing without a witness, visits.person_unfit for somebody who does not live there
 */
export const sayConsents = async (
  eye: Eye,
  { tx, jurisdictionId, at, viewer }: Command,
  served: readonly ServedNow[],
  said: Said,
): Promise<void> => {
  if (said.length === 0) return;
  const people = await peopleOf(tx, served);
  for (const { planId, personId, given, how, witness } of said) {
    const asked = served.find(({ plan }) => plan.id === planId)?.content.consent ?? fail('visits.person_unfit');
    if (!people.has(personId)) fail('visits.person_unfit');
    if (given && how === 'spoken' && !witness) fail('visits.consent_missing', { purpose: asked.purpose });
    await addConsent(tx, {
      jurisdictionId,
      id: idOf(at),
      personId,
      use: visitUse,
      given,
      on: eye.today,
      how: how === 'signed' ? '上门签字' : '上门口头',
      at,
      by: viewer.accountId,
      endedAt: null,
      terms: {
        purpose: asked.purpose,
        sees: asked.sees,
        until: given ? plusMonths(eye.today, BigInt(asked.months)) : null,
        witness,
      },
    });
    if (!given) await seeingAll(tx, () => endConsented(tx, personId, asked.purpose, at));
  }
};

/** Answers to a plan that asks for consent are kept only where somebody who lives there gave it. @throws visits.consent_missing */
export const checkConsents = async (eye: Eye, tx: Tx, served: readonly ServedNow[]): Promise<void> => {
  for (const { content, answers } of served) {
    if (content.consent === null || answers === null) continue;
    const people = [...(await peopleOf(tx, served))];
    const holding = await consenting(tx, people, visitUse, content.consent.purpose, eye.today);
    if (holding.size === 0) fail('visits.consent_missing', { purpose: content.consent.purpose });
  }
};
