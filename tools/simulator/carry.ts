import type { z } from 'zod';
import { CallError } from '#client/call.ts';
import * as casesApi from '#client/endpoints/cases.ts';
import type { ActBody, actBody, CaseDetail } from '#contract/cases/api.ts';
import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Cast, Company } from './cast.ts';
import { clearHazard } from './hazards.ts';
import { odds, ratingFor, wordsFor } from './outcomes.ts';
import { type Person, patiently } from './person.ts';
import type { Random } from './random.ts';

type Act = z.input<typeof actBody>;
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** Who does what next on a case. */
export interface Step<P> {
  readonly who: P;
  readonly act: Without<Act, 'id' | 'version'>;
}

/** What is known of a case between its steps. */
export interface CaseNow {
  readonly id: string;
  readonly state: CaseDetail['state'];
  readonly area: { readonly code: string; readonly level: string };
  readonly returnCount: number;
  readonly reworkCount: number;
  readonly reopenCount: number;
  readonly suggestion: { readonly organisation: { readonly id: string } } | null;
  readonly rating: Pick<NonNullable<CaseDetail['rating']>, 'answered' | 'solved' | 'satisfied'> | null;
  readonly handler: { readonly id: string } | null;
  readonly supervised: boolean;
}

/** Looks at a case as one person sees it. */
export const look = (who: Person, caseId: string): Promise<CaseDetail> =>
  patiently(() => who.call(casesApi.getCase, { params: { caseId } }));

/** The believable next step of a case; null when it has come to its end. `reporter` speaks for the resident; without one staff call back and reopen. */
export const nextStep = async <P>(cast: Company<P>, random: Random, reporter: P | null, c: CaseNow, now: Date): Promise<Step<P> | null> => {
  const path = pathOfCode(c.area.code);
  const clerk = () => cast.staff('clerk', path);
  const dispatcher = () => cast.staff('dispatcher', path);
  const handler = () =>
    c.handler ? cast.handler(c.handler.id) : Promise.reject(new Error(`case ${c.id} is ${c.state} without a handler`));
  const checker = () => (c.area.level === 'grid' && random.chance(0.3) ? cast.staff('grid_worker', path) : clerk());
  switch (c.state) {
    case 'reported':
      if (reporter && random.chance(odds.withdraw))
        return { who: reporter, act: { action: 'withdraw', reason: wordsFor(random, 'withdraw') } };
      if (random.chance(odds.reject)) return { who: await clerk(), act: { action: 'reject', reason: wordsFor(random, 'reject') } };
      return { who: await clerk(), act: { action: 'verify' } };
    case 'verified':
      return { who: await clerk(), act: { action: 'file' } };
    case 'filed': {
      const who = await dispatcher();
      const suggested = c.returnCount === 0 ? c.suggestion?.organisation.id : undefined;
      return { who, act: { action: 'dispatch', organisationId: suggested ?? (await cast.anyOrganisation(who, c.area.code)) } };
    }
    case 'dispatched':
      if (c.returnCount === 0 && random.chance(odds.returned))
        return { who: await handler(), act: { action: 'return', reason: wordsFor(random, 'return') } };
      return { who: await handler(), act: { action: 'accept' } };
    case 'handling':
      if (!c.supervised && random.chance(odds.supervise))
        return { who: await dispatcher(), act: { action: 'supervise', reason: wordsFor(random, 'supervise') } };
      if (c.reworkCount === 0 && random.chance(odds.shelve))
        return {
          who: await dispatcher(),
          act: { action: 'shelve', reason: wordsFor(random, 'shelve'), until: new Date(now.getTime() + 7 * 86_400_000).toISOString() },
        };
      if (random.chance(odds.progress)) return { who: await handler(), act: { action: 'progress', text: wordsFor(random, 'progress') } };
      return { who: await handler(), act: { action: 'answer', text: wordsFor(random, 'answer') } };
    case 'waiting':
      return reporter
        ? { who: reporter, act: { action: 'supplement', text: wordsFor(random, 'supplement') } }
        : { who: await handler(), act: { action: 'resume' } };
    case 'shelved':
      return { who: await dispatcher(), act: { action: 'resume' } };
    case 'answered':
      if (c.reworkCount === 0 && random.chance(odds.failedCheck))
        return { who: await checker(), act: { action: 'rework', reason: wordsFor(random, 'rework') } };
      return { who: await checker(), act: { action: 'check' } };
    case 'checked':
      return {
        who: reporter && !random.chance(odds.staffCalls) ? reporter : await clerk(),
        act: { action: 'call_back', rating: ratingFor(random, c) },
      };
    case 'called_back': {
      const happy = c.rating?.answered === true && c.rating.solved && c.rating.satisfied;
      if (happy) return { who: await dispatcher(), act: { action: 'close' } };
      if (c.reworkCount < 2 && random.chance(odds.reworkWhenUnhappy))
        return { who: await dispatcher(), act: { action: 'rework', reason: wordsFor(random, 'rework') } };
      return { who: await dispatcher(), act: { action: 'close', reason: wordsFor(random, 'close') } };
    }
    case 'closed':
      if (c.reopenCount === 0 && random.chance(odds.reopen))
        return { who: reporter ?? (await dispatcher()), act: { action: 'reopen', reason: wordsFor(random, 'reopen') } };
      return { who: await cast.staff('supervisor', path), act: { action: 'archive' } };
    default:
      return null;
  }
};

/** Takes a step; an answerer who may not check the own answer is replaced by the dispatcher, a hazard is found cleared before its case closes. */
export const take = async (cast: Cast, seen: CaseDetail, step: Step<Person>): Promise<CaseDetail> => {
  let c = seen;
  if (step.act.action === 'close' && c.kind === 'hazard') {
    await clearHazard(cast, c);
    c = await look(step.who, c.id);
  }
  const send = (who: Person): Promise<CaseDetail> => {
    const body = { ...step.act, id: crypto.randomUUID(), version: c.version } as ActBody;
    return patiently(() => who.call(casesApi.act, { params: { caseId: c.id }, body }));
  };
  try {
    return await send(step.who);
  } catch (error) {
    if (!(error instanceof CallError) || error.code !== 'case.own_check') throw error;
    return send(await cast.staff('dispatcher', pathOfCode(c.area.code)));
  }
};

/** Actions that a count of outcomes is kept of. */
export type Tally = Partial<Record<CaseAction, number>>;
/** Carries a case to its end; filed as one of a type, where one is given. Returns how it then stands. */
export const carry = async (
  cast: Cast,
  random: Random,
  reporter: Person,
  caseId: string,
  tally: Tally,
  type?: string,
): Promise<CaseDetail> => {
  let c = await look(reporter, caseId);
  for (;;) {
    const step = await nextStep(cast, random, reporter, c, new Date());
    if (step === null) return c;
    const filed = step.act.action === 'file' && type !== undefined;
    c = await take(cast, c, filed ? { ...step, act: { action: 'file', kind: type } } : step);
    tally[step.act.action] = (tally[step.act.action] ?? 0) + 1;
  }
};
