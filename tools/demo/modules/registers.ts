import path from 'node:path';
import { importFiles } from '#kernel/folders.ts';
import { carryOut, shippedPacks } from '#modules/packs/index.ts';
import { bringRows, openRegister, settleBrought } from '#modules/registers/index.ts';
import { packKinds } from '#tools/packs/check.ts';
import { begunBefore } from '../past/arrivals.ts';
import { type DemoRowsFile, inOrderOfRows, openTools } from '../rows.ts';
import type { DemoStep } from '../step.ts';

/** Everything the program ships in packs, and registers with rows as somebody has kept them for some months. */
const addRegisters: DemoStep = async (tx, district) => {
  const { jurisdictionId, ring } = district;
  const files = await importFiles<DemoRowsFile>(path.join(import.meta.dirname, '../registers'));
  const tools = await openTools(tx, district);
  const { account, now } = tools('');
  const by = account('clerk').id;
  const find = (kind: string) => packKinds.get(kind) ?? null;
  const given = { choices: [], reason: null, effectiveOn: null, seen: null };
  const at = begunBefore(now.getTime());
  for (const pack of shippedPacks()) await carryOut(tx, { jurisdictionId, actorId: by, at }, find, pack, given);
  for (const code of inOrderOfRows(files)) {
    const own = tools(code);
    const rows = own.keep(await (files.get(code) as DemoRowsFile).default(own));
    await bringRows(tx, await openRegister(tx, jurisdictionId, code, now), { ring, by }, rows);
  }
  await settleBrought(tx, ring, now);
};
export default addRegisters;
