/**
 * Checks the phone's weight: the gzip size of all JavaScript that the resident's report page and the worker's day load before they can be used,
 * from the build manifest; ends with status 1 above a budget. Run after building.
 */
import { weightOf } from './weight.ts';

/** Bytes a page may weigh; 1 kB = 1000 bytes. */
const pages = [
  { name: 'report page', source: 'src/modules/cases/report/report-page.tsx', budget: 190_000 },
  { name: "worker's day", source: 'src/modules/field/day-page.tsx', budget: 250_000 },
];

const line = (bytes: number, words: string): void => void process.stdout.write(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${words}\n`);
for (const { name, source, budget } of pages) {
  const { files, total } = weightOf(source);
  for (const { file, size } of files) line(size, file);
  line(total, `initial JavaScript of the ${name}, gzip (budget ${budget / 1000} kB)`);
  if (total > budget) process.exitCode = 1;
}
