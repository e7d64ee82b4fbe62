import type { ReportAnswer } from '#contract/cases/api.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type TerritorySnapshot, toLocation } from '#modules/territory/domain/index.ts';
import { placeInWords } from '../place-of-report.ts';
import type { CaseConfig } from '../snapshot.ts';
import { findReported } from '../store/cases.ts';

/**
 * What a repeated report is told: its case as it is by now, as far as the transaction may see it.
 * @throws `case.not_found` where the sender may not see the case any more
 */
export const reportAnswered = async (
  tx: Tx,
  territory: TerritorySnapshot,
  config: CaseConfig,
  jurisdictionId: string,
  reportId: string,
): Promise<ReportAnswer> => {
  const { caseId, number, state, areaCode, categoryCode, createdAt, data, ...told } =
    (await findReported(tx, jurisdictionId, reportId)) ?? fail('case.not_found');
  const category = categoryCode === null ? null : config.category(categoryCode);
  return {
    id: reportId,
    caseId,
    number,
    state,
    location: {
      ...toLocation(territory.locateChosen(areaCode)),
      by: (data['locatedBy'] ?? 'none') as ReportAnswer['location']['by'],
      // the log keeps no words; they are found again
      matched: data['locatedBy'] === 'text' ? (placeInWords(territory, told)?.matched ?? null) : null,
      metres: (data['metresOutside'] ?? null) as number | null,
    },
    category: category
      ? {
          code: category.code,
          name: category.name,
          nameEn: category.nameEn,
          suggested: data['suggested'] === true || data['suggestedBy'] !== undefined,
        }
      : null,
    createdAt: createdAt.toISOString(),
  };
};
