import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { type Notify, notify } from '#kernel/notify.ts';
import type { Measure } from './domain/marks.ts';
import type { AskRecord } from './store/entries.ts';

const company = (id: string): Notify['to'] => ({ permission: 'credits.answer', organisation: id });

/** Tells a company that something was entered about it, and until when it can object. */
export const tellEntered = (
  tx: Tx,
  { jurisdictionId, actorId, at }: By,
  e: { id: string; companyId: string; sign: 'good' | 'bad'; objectUntil: string; name: { zh: string; en: string | null } },
): Promise<void> =>
  notify(tx, jurisdictionId, [
    {
      kind: 'credits.entered',
      variant: e.sign,
      to: company(e.companyId),
      except: actorId,
      subject: e.companyId,
      data: { until: e.objectUntil, item: e.name },
      cause: e.id,
      at,
    },
  ]);
/** Tells a company, and those who see to it, what follows from what its points add up to. */
export const tellReached = (
  tx: Tx,
  { jurisdictionId, at }: By,
  companyId: string,
  reached: readonly Pick<Measure, 'code' | 'name' | 'act' | 'sum' | 'until' | 'entryId'>[],
): Promise<void> =>
  notify(
    tx,
    jurisdictionId,
    reached.flatMap(({ code, name, act, sum, until, entryId }): Notify[] =>
      ([company(companyId), { permission: 'credits.review', whole: true }] as const).map((to, i) => ({
        kind: 'credits.reached',
        variant: i === 0 ? act : `${act}_seen`,
        to,
        subject: companyId,
        data: { sum, until, what: name },
        cause: `${entryId} ${code} ${i}`,
        at,
      })),
    ),
  );
/** Tells those who answer that an objection or a repair waits. */
export const tellReviewers = (
  tx: Tx,
  { jurisdictionId, actorId, at }: By,
  ask: Pick<AskRecord, 'id' | 'kind' | 'companyId' | 'answerBy'>,
): Promise<void> =>
  notify(tx, jurisdictionId, [
    {
      kind: 'credits.asked',
      variant: ask.kind,
      to: { permission: 'credits.review', whole: true },
      except: actorId,
      subject: ask.companyId,
      data: { day: ask.answerBy },
      cause: ask.id,
      at,
    },
  ]);
/** Tells whoever asked what came of it. */
export const tellAsker = (tx: Tx, { jurisdictionId, at }: By, ask: AskRecord, state: 'granted' | 'refused'): Promise<void> =>
  notify(tx, jurisdictionId, [
    {
      kind: 'credits.answered',
      variant: `${ask.kind}_${state}`,
      to: { accounts: [ask.askedBy] },
      subject: ask.companyId,
      data: {},
      cause: `${ask.id} ${state}`,
      at,
    },
  ]);
/** Tells companies their rating, and until when they can object; or that it is final, or was corrected. */
export const tellRated = (
  tx: Tx,
  { jurisdictionId, at }: By,
  y: { id: string; year: number; publicUntil: string; edition: number },
  companies: readonly { companyId: string; result: { grade: string | null } }[],
  variant: 'shown' | 'final' | 'corrected',
): Promise<void> =>
  notify(
    tx,
    jurisdictionId,
    companies.map(({ companyId, result }) => ({
      kind: 'credits.rated',
      variant,
      to: company(companyId),
      subject: companyId,
      data: { year: y.year, grade: result.grade ?? '', until: y.publicUntil },
      cause: `${y.id} ${variant} ${y.edition}`,
      at,
    })),
  );
