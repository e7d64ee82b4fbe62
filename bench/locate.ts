import { makeSnapshot } from '#modules/territory/index.ts';
import { seeded } from '#tools/demo/geometry/random.ts';
import { demoAreas } from '#tools/demo/territory.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** How long it takes to locate a point in the demo district: p50, p99 and the worst of 100,000 points, after as many to warm up. */
const points = 100_000;
const areas = demoAreas().map((area) => ({ ...area, id: area.code, parentId: area.parentCode, current: true }));
const started = performance.now();
const territory = makeSnapshot(areas, 'bench');
if (!territory) throw new Error('the demo district is empty');
const prepared = performance.now() - started;

const random = seeded(1);
const somewhere = () => ({ lon: 100.15 + random() * 0.3, lat: 26.6 + random() * 0.46 });
for (let i = 0; i < points; i++) territory.locate(somewhere());
const times = new Float64Array(points);
let inside = 0;
for (let i = 0; i < points; i++) {
  const point = somewhere();
  const from = performance.now();
  const located = territory.locate(point);
  times[i] = performance.now() - from;
  if (located) inside++;
}
times.sort();
const at = (part: number) => Number((times[Math.floor((points - 1) * part)] as number).toFixed(5));
const text = '我住大研街道七一社区，楼下的路灯坏了好几天，晚上看不清路，老人摔过跤，请尽快派人来修。'.repeat(4);
const textFrom = performance.now();
for (let i = 0; i < 10_000; i++) territory.locateByText(text);
const textEach = (performance.now() - textFrom) / 10_000;
print(`${areas.length} areas prepared in ${prepared.toFixed(1)} ms; ${inside} of ${points} points inside`);
print(`locate a point: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms`);
print(`locate a text of ${text.length} characters: ${textEach.toFixed(4)} ms on average`);
print(JSON.stringify({ points, inside, p50: at(0.5), p99: at(0.99), max: at(1), textMs: textEach }));
