import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 } from 'uuid';
import { quantile } from '../intake/figures.ts';
import { serveParent } from '../intake/process.ts';

/** Reports that arrive by the clock, whether those before them were answered or not. */
export interface Arrivals {
  readonly url: string;
  readonly bodies: readonly string[];
  readonly cookies: readonly string[];
  readonly stages: readonly { readonly perSecond: number; readonly seconds: number }[];
}
/** What became of the last stage: every answer that is not 201 is an error; p99 is from when a report was due to its answer, milliseconds. */
export interface Arrived {
  readonly sent: number;
  readonly errors: number;
  readonly p99: number;
}

serveParent<Arrivals>(async ({ url, bodies, cookies, stages }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  let n = 0;
  const send = (): Promise<boolean> =>
    new Promise((done) => {
      n += 1;
      const headers = { 'content-type': 'application/json', 'x-linli': '1', cookie: cookies[n % cookies.length] ?? '' };
      const asked = request(`${url}/api/reports`, { agent, method: 'POST', headers, timeout: 30_000 }, (answer) => {
        answer.resume();
        answer.once('end', () => done(answer.statusCode === 201));
      });
      asked.once('error', () => done(false));
      asked.once('timeout', () => asked.destroy());
      asked.end(`{"id":"${v7()}",${bodies[n % bodies.length]}`);
    });

  let last: Arrived = { sent: 0, errors: 0, p99: 0 };
  for (const { perSecond, seconds } of stages) {
    const times: number[] = [];
    let errors = 0;
    const all: Promise<void>[] = [];
    const begin = performance.now();
    for (let i = 0; i < perSecond * seconds; i += 1) {
      const due = begin + (i * 1_000) / perSecond;
      const ahead = due - performance.now();
      if (ahead > 1) await sleep(ahead);
      all.push(
        send().then((ok) => {
          times.push(performance.now() - due);
          if (!ok) errors += 1;
        }),
      );
    }
    await Promise.all(all);
    times.sort((a, b) => a - b);
    last = { sent: times.length, errors, p99: quantile(times, 0.99) };
  }
  agent.destroy();
  return last;
});
