import { afterEach } from 'vitest';
import { seenOnPages } from './site.ts';

// A browser that failed somewhere else cannot be looked at: what stood on its pages goes into the output.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const page of await seenOnPages()) process.stderr.write(`on screen when “${task.name}” failed: ${page}\n`);
});
