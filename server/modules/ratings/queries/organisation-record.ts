import type { Viewer } from '#contract/accounts/viewer.ts';
import { can } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { OrganisationRecord } from '#contract/ratings/spot-checks.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { momentsOf, monthAfter } from '../domain/months.ts';
import { bothOf } from '../domain/rate-figures.ts';
import { readOrganisations } from '../policy.ts';
import type { Ratings } from '../ratings.ts';
import { settingsIn } from '../settings.ts';
import { exclusionCounts } from '../store/exclusions.ts';
import { countsBy } from '../store/rates.ts';
import { recordOf } from '../store/spot-checks.ts';

const months = 6;

/** What is on record of an organisation: read by who reads the figures of the area it serves, and by itself. */
export const organisationRecordOf = async (ratings: Ratings, viewer: Viewer, organisationId: string): Promise<OrganisationRecord> => {
  const { kernel, organisations } = ratings;
  const [book, rule] = await Promise.all([organisations.of(viewer.jurisdictionId), settingsIn(kernel, viewer.jurisdictionId)]);
  const organisation = book.get(organisationId);
  const may = organisation && (can(viewer, 'ratings.read', organisation.areaPath) || readOrganisations(viewer).includes(organisationId));
  if (!may) return fail('organisations.organisation_not_found');
  const last = shanghaiDay(kernel.clock.now()).slice(0, 7);
  const all = Array.from({ length: months }, (_, n) => monthAfter(last, n - months + 1));
  const from = momentsOf(all[0] as string).from;
  return kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => {
    const rates = [];
    for (const month of all) {
      const counts = await countsBy(tx, 'handler', { ...momentsOf(month), areas: null, handlers: [organisationId] });
      const { counted, all: whole } = bothOf(counts, rule);
      rates.push({ month, valid: counted.valid, satisfied: counted.satisfied, allSatisfied: whole.satisfied });
    }
    const states = await exclusionCounts(tx, organisationId, from);
    const count = (state: string): number => states.find((one) => one.state === state)?.count ?? 0;
    const record = await recordOf(tx, organisationId, from);
    const closers = [...new Set(record.false.flatMap(({ closedBy }) => (closedBy === null ? [] : [closedBy])))];
    const people = await ratings.accounts.contacts(closers, tx);
    return {
      organisation: { id: organisation.id, name: organisation.name },
      months: rates,
      exclusions: {
        asked: states.reduce((sum, one) => sum + one.count, 0),
        granted: count('granted'),
        refused: count('refused'),
      },
      checked: record.checked,
      falseClosings: record.false.map((one) => ({
        caseId: one.caseId,
        number: one.number,
        closedBy: one.closedBy === null ? null : (people.get(one.closedBy)?.name ?? null),
        closedAt: one.closedAt.toISOString(),
        inspectedAt: (one.inspectedAt ?? one.closedAt).toISOString(),
        note: one.note ?? '',
        reopened: one.reopened,
      })),
    };
  });
};
