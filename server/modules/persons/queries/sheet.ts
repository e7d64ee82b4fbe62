import type { Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import type { Context } from '../context.ts';
import { maskIdNumber, maskPhone } from '../domain/names.ts';
import { personColumns, yesWords } from '../domain/sheet.ts';
import { managedAreas } from '../policy.ts';
import { openRest } from '../store/persons.ts';
import { pageOfArea } from '../store/search.ts';
import { openEye } from './eye.ts';

/** More rows than this no office program likes. */
const mostRows = 50_000;

/** Whom an area looks after as a workbook, numbers masked and addresses left out: they are shown for a reason, one by one. */
export const personSheet = async (
  context: Context,
  viewer: Viewer,
  asked: { area: string; empty: boolean },
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const eye = await openEye(context, viewer);
  const area = eye.territory.find(asked.area) ?? fail('territory.area_not_found', { code: asked.area });
  if (!managedAreas(viewer).some((root) => isWithin(area.path, root))) fail('session.forbidden');
  const rows = asked.empty
    ? []
    : await context.kernel.db.write(accessOf(viewer), async (tx) => {
        const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: context.kernel.clock.now() };
        // it names people
        await audit(tx, { ...by, action: 'people.persons_exported', subject: area.code, data: { area: area.code } });
        return (await pageOfArea(tx, eye.ring, area.code, null, mostRows)).map((one) => {
          const at = eye.territory.find(one.areaCode);
          const { idNumber } = openRest(eye.ring, one);
          const party = one.partyMember ? yesWords.yes : null;
          return [
            one.name,
            maskPhone(one.phone),
            null,
            maskIdNumber(idNumber),
            null,
            party,
            at ? eye.territory.describe(at) : one.areaCode,
          ];
        });
      });
  const columns = Object.values(personColumns);
  const sheet = { name: '人员', head: [columns.map(([heading]) => heading)], rows, widths: columns.map(([, width]) => width) };
  return { name: `${area.shortName}人员.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
