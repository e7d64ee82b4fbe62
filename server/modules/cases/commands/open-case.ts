import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Caller } from '#contract/cases/api.ts';
import type { Point } from '#contract/kernel/values.ts';
import { seeAll, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { bodyHash } from '#kernel/mutations.ts';
import type { Cases } from '../cases.ts';
import type { Limit } from '../domain/case-file.ts';
import { clocksOfReport } from '../domain/clocks.ts';
import { placeOfReport } from '../place-of-report.ts';
import { receiptOf } from '../policy.ts';
import { lookups } from '../queries/present-case.ts';
import { insertCaller } from '../store/callers.ts';
import { type CaseRecord, findCase, promise } from '../store/cases.ts';
import { writeIntake } from '../store/intake.ts';
import { checkText } from './check-text.ts';
import { intakeRow } from './intake-row.ts';
import { take } from './take.ts';
import { takePhotos } from './take-photos.ts';

/** A case that another module opens for somebody, known to be one and whose it is. */
export interface Opening {
  /** Code of its case type; null: category and type are told from the words, as of any report. */
  readonly kind: string | null;
  /** What it is about, as the reporter would say it: no person is named. */
  readonly text: string;
  readonly areaCode: string;
  /** Where in the area it is, and what that is called; absent: nobody says more than the area. */
  readonly where?: { readonly point: Point; readonly placeText: string };
  /** Files the viewer uploaded, which become photos of the report. */
  readonly photoIds?: readonly string[];
  /** When it was seen; absent: now. */
  readonly seenAt?: Date;
  /** Whom it is written down for; null: the viewer's own. */
  readonly caller: Caller | null;
  /** The known person who is the caller. */
  readonly callerId: string | null;
  /** Who handles it from the beginning; null: it is a report that waits for the desk. */
  readonly organisationId: string | null;
  /** What was promised for handling it; null: by category and type. */
  readonly promised: Limit | null;
}

/**
 * Prepares a case: taken in like a report in the transaction of whoever opens it and, where an organisation has it from the beginning, filed and
 * dispatched there by the platform.
 * @returns what opens it, in a transaction in which nothing waits for another connection; the case as it then stands
 * @throws case.type_unknown, case.text_too_short, case.text_too_long, territory.area_not_found; what opens it: file.not_found, file.already_used
 */
export const openCase = async (cases: Cases, viewer: Viewer, given: Opening): Promise<(tx: Tx) => Promise<CaseRecord>> => {
  const { kernel } = cases;
  const { jurisdictionId } = viewer;
  const { kind, organisationId, where, photoIds = [], seenAt } = given;
  const text = given.text.trim();
  checkText(text);
  const [l, jurisdiction] = await Promise.all([lookups(cases, jurisdictionId), kernel.jurisdictions.byId(jurisdictionId)]);
  if (!jurisdiction) throw new Error(`viewer of unknown jurisdiction ${jurisdictionId}`);
  const { config, territory } = l;
  const suggestion = kind === null ? config.suggest(text) : null;
  const category =
    kind === null ? suggestion && config.category(suggestion.code) : (config.categories.find((one) => one.kind === kind) ?? null);
  const type =
    kind === null ? config.typeFor(category?.code ?? null) : (config.types.of(kind) ?? fail('case.type_unknown', { code: kind }));
  const at = kernel.clock.now();
  const body = {
    id: v7(),
    text,
    point: where?.point ?? null,
    accuracy: null,
    placeText: where?.placeText ?? null,
    areaCode: given.areaCode,
    categoryCode: category?.code ?? null,
    photoIds: [...photoIds],
    anonymous: false,
    occurredAt: seenAt?.toISOString() ?? null,
    caller: given.caller,
  };
  const place = placeOfReport(territory, body);
  const asked = () => ({ text, at, answers: null, channel: receiptOf(viewer, false, place.area.path).channel });
  const caseId = idOf(at);
  const clock = clocksOfReport(config.limits(body.categoryCode, type), at);
  const received = {
    viewer,
    body,
    text,
    place,
    answers: null,
    category,
    type,
    suggested: suggestion !== null,
    rule: organisationId === null ? config.rule(category?.code ?? null, place.area.path, asked) : null,
    at,
    hash: bodyHash(viewer.accountId, 'cases.open', body),
    caseId,
    number: await cases.numbers(jurisdiction, at),
    clock: { ...clock, basis: config.basis(clock.basis, type) },
  };
  return async (tx) => {
    await writeIntake(tx, intakeRow(received, await takePhotos(tx, viewer, photoIds, caseId, photoIds.length)));
    // from here on the platform acts, also where the viewer would not see the case
    await seeAll(tx);
    if (given.callerId) await insertCaller(tx, jurisdictionId, body.id, caseId, given.callerId);
    if (given.promised) await promise(tx, caseId, given.promised);
    if (organisationId === null) return (await findCase(tx, caseId)) ?? fail('case.not_found');
    const act = { id: caseId, version: null, reason: null };
    const by = { jurisdictionId, viewer: null };
    await take(cases, tx, l, by, caseId, { ...act, action: 'verify', photoIds: [] });
    await take(cases, tx, l, by, caseId, { ...act, action: 'file', categoryCode: null, kind: null, areaCode: null });
    return take(cases, tx, l, by, caseId, { ...act, action: 'dispatch', organisationId, assists: [], level: null, handling: null });
  };
};
