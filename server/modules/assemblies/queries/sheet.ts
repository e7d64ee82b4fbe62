import type { Viewer } from '#contract/accounts/viewer.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { ownerColumns } from '../domain/sheet.ts';
import { squareMetres } from '../domain/words.ts';
import { mayKeep } from '../policy.ts';
import { pageOfUnits } from '../store/units.ts';
import { presentUnits, seenEstate, type UnitsAsked, unitFilter } from './register.ts';

/** More rows than this no office program likes. */
const mostRows = 20_000;
const word = (key: string): string => wordOf('zh-CN', `assemblies.${key}`);

/** The register of an estate as a workbook, a row for each unit and owner, numbers masked; its rows are imported again without change. */
export const ownerSheet = async (
  context: Context,
  viewer: Viewer,
  { estateId, ...asked }: UnitsAsked & { readonly estateId: string },
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const { estate, units } = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await seenEstate(eye, tx, estateId);
    const rows = await pageOfUnits(tx, unitFilter(estateId, asked), null, mostRows);
    return { estate: found, units: await presentUnits(eye, tx, mayKeep(viewer, found.areaPath), rows) };
  });
  // it names people: who took it out is on record
  await context.kernel.db.write(accessOf(viewer), (tx) =>
    audit(tx, {
      jurisdictionId: viewer.jurisdictionId,
      actorId: viewer.accountId,
      at: eye.now,
      action: 'assemblies.exported',
      subject: estateId,
      data: { units: units.length },
    }),
  );
  const columns = Object.values(ownerColumns);
  const rows = units.flatMap((one) => {
    const own = [
      one.building,
      one.unit || null,
      one.room,
      word(`uses.${one.use}`),
      squareMetres(one.area),
      word(`bases.${one.areaBasis}`),
      word(`states.${one.state}`),
    ];
    const owners = one.owners.length > 0 ? one.owners : [null];
    return owners.map((owner) => [
      ...own,
      owner?.name ?? null,
      owner ? word(`kinds.${owner.kind}`) : null,
      owner?.share ?? null,
      owner?.phone ?? null,
      null,
      one.hasTitle ? '******' : null,
    ]);
  });
  const sheet = { name: word('sheet.name'), head: [columns.map(([heading]) => heading)], rows, widths: columns.map(([, width]) => width) };
  return { name: `${estate.name} ${word('sheet.name')} ${eye.today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
