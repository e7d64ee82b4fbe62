import type { FindingDetail, FindingRow } from '#contract/inspections/api.ts';
import { countedPoints, findingAnswers, findingRulings, findingSteps } from '#contract/inspections/values.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { filesOf } from '#kernel/files/store.ts';
import type { Eye } from '../context.ts';
import { answersFor, rules, sees } from '../policy.ts';
import { actsOf, type FindingRecord, findFinding } from '../store/findings.ts';

/** What photos of daily checks hang on. */
export const findingFiles = 'inspection_finding';

type Pictures = (ids: readonly string[]) => FindingRow['photos'];
/** Photos of some deductions, by id. */
export const picturesOf = async (tx: Tx, findings: readonly string[]): Promise<Pictures> => {
  const files = new Map(
    (findings.length === 0 ? [] : await filesOf(tx, findingFiles, findings)).map((f) => [
      f.id,
      { id: f.id, url: `/api/files/${f.id}`, thumbnailUrl: `/api/files/${f.id}/thumbnail`, width: f.width ?? 0, height: f.height ?? 0 },
    ]),
  );
  return (ids) => ids.flatMap((one) => files.get(one) ?? []);
};

export const presentRow = ({ snapshot, today }: Eye, f: FindingRecord, pictures: Pictures): FindingRow => {
  const area = snapshot.findByPath(f.areaPath);
  return {
    id: f.id,
    estate: { id: f.estateId, name: f.estateName },
    area: { code: f.areaPath.replaceAll('.', ''), name: area ? snapshot.describe(area) : f.areaPath },
    company: f.companyId === null ? null : { id: f.companyId, name: f.companyName ?? '' },
    day: f.day,
    line: f.line,
    text: f.text,
    spot: f.spot,
    points: f.points,
    counted: countedPoints(f),
    waived: f.waived,
    mendBy: f.mendBy,
    mendedOn: f.mendedOn,
    late: (f.state === 'open' || f.state === 'contested') && f.mendBy < today,
    state: f.state,
    confirmed: f.confirmed,
    photos: pictures(f.photos),
  };
};

/** A deduction the viewer may see; held when `lock` says so. @throws inspections.finding_not_found */
export const getVisible = async ({ viewer }: Eye, tx: Tx, id: string, lock = false): Promise<FindingRecord> => {
  const found = await findFinding(tx, id, lock);
  return found && sees(viewer, found) ? found : fail('inspections.finding_not_found');
};

/** What the viewer may do now: for the company, or as whoever rules there; who found it leaves the objection against it to others. */
export const canDo = ({ viewer }: Eye, f: FindingRecord): FindingDetail['can'] => [
  ...(answersFor(viewer, f)
    ? findingAnswers.filter((one) => findingSteps[one].includes(f.state) && !(one === 'contest' && f.contested))
    : []),
  ...(rules(viewer, f.areaPath) || f.foundBy === viewer.accountId
    ? findingRulings.filter(
        (one) =>
          findingSteps[one].includes(f.state) &&
          !(one === 'uphold' && f.foundBy === viewer.accountId) &&
          !(one === 'confirm' && f.confirmed),
      )
    : []),
];

/** The whole of it for one viewer. */
export const presentFinding = async (eye: Eye, tx: Tx, id: string): Promise<FindingDetail> => {
  const f = await getVisible(eye, tx, id);
  const [acts, pictures] = [await actsOf(tx, id), await picturesOf(tx, [id])];
  return {
    ...presentRow(eye, f, pictures),
    words: f.words,
    acts: acts.map((a) => ({ id: a.id, what: a.what, by: a.byName, at: a.at.toISOString(), words: a.words, photos: pictures(a.photos) })),
    can: canDo(eye, f),
  };
};
