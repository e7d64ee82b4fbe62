import autocannon from 'autocannon';
import { v7 } from 'uuid';
import { type Figures, quantile } from './figures.ts';
import { serveParent } from './process.ts';

/** What to send: bodies without their ids, and cookies to take turns with. Given once. */
export interface Ammunition {
  readonly bodies: readonly string[];
  readonly cookies: readonly string[];
}
export interface Stage {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
}
export interface Outcome extends Omit<Figures, 'cpu'> {
  /** Requests answered with 201, also those that were under way when the time was up. */
  readonly acknowledged: number;
  /** Other answers, by status or `error`. */
  readonly others: Readonly<Record<string, number>>;
}

// The load generator: autocannon, closed loop, one request under way per connection, a new id in each.
let ammunition: Ammunition = { bodies: [], cookies: [] };
let sent = 0;
const next = () => {
  sent += 1;
  return {
    method: 'POST',
    path: '/api/reports',
    body: `{"id":"${v7()}",${ammunition.bodies[sent % ammunition.bodies.length]}`,
    headers: { 'content-type': 'application/json', 'x-linli': '1', cookie: ammunition.cookies[sent % ammunition.cookies.length] ?? '' },
  };
};

const run = ({ url, connections, seconds }: Stage): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const times: number[] = [];
    const others: Record<string, number> = {};
    let acknowledged = 0;
    const until = performance.now() + seconds * 1000;
    // the duration is a last resort: connections end by themselves, each after its last answer
    const options = { url, connections, duration: seconds + 20, sampleInt: 50, requests: [{ setupRequest: next }] };
    const tracker = autocannon(options, (error, { errors, timeouts }) => {
      if (error) return reject(error);
      if (errors + timeouts > 0) others['error'] = errors + timeouts;
      times.sort((a, b) => a - b);
      resolve({ rps: times.length / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99), acknowledged, others });
    });
    tracker.on('response', (client, status, _, milliseconds) => {
      if (status === 201) acknowledged += 1;
      else others[status] = (others[status] ?? 0) + 1;
      if (performance.now() <= until) times.push(milliseconds);
      else client.responseMax = client.reqsMade;
    });
  });

serveParent<Ammunition | Stage>(async (question) => {
  if ('url' in question) return run(question);
  ammunition = question;
  return null;
});
