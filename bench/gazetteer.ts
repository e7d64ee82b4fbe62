import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pathOfCode } from '#contract/territory/levels.ts';
import { openDatabase } from '#kernel/db.ts';
import { levelOfCode, makeTextLocator, type NamedArea, shortNameOf } from '#modules/territory/domain/index.ts';
import { nation, readDivisions } from '#tools/areas/divisions.ts';
import { importAreaFiles } from '#tools/areas/import.ts';
import { readTable } from '#tools/areas/tables.ts';
import { openInstallation } from '#tools/installation.ts';
import { locate } from '#tools/locate/locate.ts';
import { CARELESS } from '#tools/temporary.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;

interface Case {
  readonly street: string;
  readonly community: string;
  readonly cells: Readonly<Record<string, string>>;
}
const { values } = parseArgs({
  options: { cases: { type: 'string' }, divisions: { type: 'string' }, district: { type: 'string' }, nation: { type: 'boolean' } },
});

/** How a case's place is written, from the easiest to the hardest. */
const writings: Readonly<Record<string, (one: Case) => string>> = {
  'street + community as registered': ({ street, community }) => `${street}${community}`,
  'street office + committee': ({ street, community }) => `${street}办事处${community}居委会`,
  'in a sentence': ({ street, community, cells }) => `市民来电反映：${street}办 ${community}辖区内${cells['subcategory']}，请尽快处理。`,
  'without endings': ({ street, community }) => `${street.replace(/街道$/, '')}${community.replace(/社区$/, '')}路段`,
  'community alone': ({ community }) => `${community}有人反映问题`,
  'category and handler in free text': ({ cells }) => `${cells['category']}：${cells['subcategory']}，转${cells['handler']}`,
};

/** Feeds real cases through the code of `locate --text` over an installation that holds the divisions of their district. */
async function checkCases(file: string, divisions: string, district: string): Promise<void> {
  const form = { needed: { street: [], community: [] }, optional: { category: [], subcategory: [], handler: [] } };
  const cases = readTable(file, [form], []).lines.map(
    ({ cells }): Case => ({
      street: cells['street'] ?? '',
      community: cells['community'] ?? '',
      cells,
    }),
  );
  const register = readDivisions(divisions, district, []).filter(({ code }) => code.startsWith(district));
  const nameOf = new Map(register.map(({ code, name }) => [code, shortNameOf(name)]));
  const codeOf = new Map(
    register.filter(({ code }) => code.length === 12).map(({ code }) => [`${nameOf.get(code.slice(0, 9))} ${nameOf.get(code)}`, code]),
  );
  const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-gazetteer-'));
  const installation = await openInstallation({ dataDir, log: () => undefined, settings: CARELESS });
  const db = openDatabase(installation.appUrl, { max: 1 });
  try {
    const given = { divisions, jurisdiction: district, dryRun: false, now: new Date() };
    const { errors } = await importAreaFiles(db, given, () => undefined);
    if (errors.length > 0) throw new Error(`the divisions have ${errors.length} errors`);
    const named = cases.filter(({ street }) => street && street !== '-');
    print(`${cases.length} cases, ${cases.length - named.length} of them without a place, ${codeOf.size} communities registered`);
    const answers = new Map<string, string>();
    for (const [how, write] of Object.entries(writings)) {
      let [street, community, wrong] = [0, 0, 0];
      const misses = new Map<string, number>();
      for (const one of named) {
        const text = write(one);
        let code = answers.get(text);
        if (code === undefined) {
          code = (await locate(db, { text }, 'zh-CN', new Date()))[0]?.code ?? '';
          answers.set(text, code);
        }
        const wanted = codeOf.get(`${one.street} ${one.community}`);
        const [streetRight, communityRight] = [
          wanted !== undefined && code.startsWith(wanted.slice(0, 9)),
          wanted !== undefined && code === wanted,
        ];
        if (streetRight) street++;
        if (communityRight) community++;
        const contradicts = code !== '' && code.length > 6 && !(wanted?.startsWith(code) ?? false);
        if (contradicts) wrong++;
        const said = code ? `${contradicts ? 'said wrongly' : 'said only'} ${nameOf.get(code)}` : 'named nothing';
        if (!communityRight) {
          const why = wanted === undefined ? 'not in the register' : said;
          const miss = `${one.street} ${one.community}: ${why}`;
          misses.set(miss, (misses.get(miss) ?? 0) + 1);
        }
      }
      print(
        `${how}: street ${share(street, named.length)}, community ${share(community, named.length)}, wrong ${share(wrong, named.length)}`,
      );
      for (const [miss, times] of [...misses].sort((a, b) => b[1] - a[1]).slice(0, 6)) print(`    ${times} × ${miss}`);
    }
  } finally {
    await db.close();
    await installation.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Memory and time of the index over every division of the nation, in this process. */
async function measureNation(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = async (): Promise<number> => {
    await setImmediate();
    // what one run finalises the next one frees
    for (let i = 0; i < 3; i++) collect();
    return process.memoryUsage().heapUsed / 1048576;
  };
  const before = await heap();
  const areas = readDivisions(nation, '', []).map(
    ({ code, name }): NamedArea => ({
      code,
      name,
      shortName: shortNameOf(name),
      path: pathOfCode(code),
      level: levelOfCode(code) ?? 'community',
      names: [],
    }),
  );
  const byPath = new Map(areas.map((area) => [area.path, area]));
  const loaded = await heap();
  const from = performance.now();
  const locator = makeTextLocator(areas, (path) => byPath.get(path));
  const built = performance.now() - from;
  const indexed = await heap();
  print(
    `${areas.length} areas of the nation: indexed in ${(built / 1000).toFixed(1)} s; the index takes ${(indexed - loaded).toFixed(0)} MB, the areas themselves ${(loaded - before).toFixed(0)} MB`,
  );
  const texts = [
    '广东省深圳市坪山区龙田街道办竹坑社区门口的路灯坏了',
    '云南省丽江市古城区大研街道七一社区居委会',
    '新华社区垃圾没人收',
    '我住在小区里，楼下的路灯坏了好几天，晚上看不清路，老人摔过跤，请尽快派人来修，谢谢。'.repeat(12).slice(0, 500),
    '新华社区和平街道'.repeat(12_500),
  ];
  for (const text of texts) {
    const runs = text.length > 1_000 ? 20 : 200;
    const [first] = locator.candidates(text);
    const begun = performance.now();
    for (let i = 0; i < runs; i++) locator.candidates(text);
    const each = (performance.now() - begun) / runs;
    print(
      `${text.length} characters: ${each.toFixed(3)} ms; ${text.slice(0, 16)}… → ${first ? `${first.area.code} ${first.area.shortName} ${first.score}` : 'nothing'}`,
    );
  }
}

if (!values.nation && !(values.cases && values.divisions)) {
  print('bench/gazetteer.ts --cases FILE --divisions FILE [--district CODE]   real cases with the columns street and community');
  print('bench/gazetteer.ts --nation                                          memory and time over the divisions of the nation');
}
if (values.cases && values.divisions) {
  for (const file of [values.cases, values.divisions]) if (!existsSync(file)) throw new Error(`there is no file ${file}`);
  await checkCases(values.cases, values.divisions, values.district ?? '440310');
}
if (values.nation) await measureNation();
