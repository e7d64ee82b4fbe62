import { Agent, request } from 'node:http';

/** Something written on a phone. */
export interface Job {
  readonly kind: 'scan' | 'visit' | 'case';
  readonly id: string;
  readonly path: string;
  readonly cookie: string;
  readonly body: object;
}
/** What is done to the first try: it never arrives whole, or its answer is not read although the server has done it. */
type Cut = 'before' | 'after' | null;

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** One try. @returns the status; null where it was cut */
const attempt = (url: string, { path, cookie, body }: Job, cut: Cut): Promise<{ status: number; text: string } | null> =>
  new Promise((resolve, reject) => {
    // an act says anew at each sending what the clock of the phone says then
    const { act } = body as { act?: object };
    const bytes = Buffer.from(JSON.stringify(act ? { ...body, act: { ...act, sentAt: new Date().toISOString() } } : body));
    const headers = { 'content-type': 'application/json', 'content-length': bytes.length, 'x-linli': '1', cookie };
    // what is cut takes a connection of its own along
    const sent = request(`${url}${path}`, { method: 'POST', headers, agent: cut ? false : agent }, (answer) => {
      if (cut === 'after') {
        // the answer is on its way, so the transaction has committed; nobody reads it
        answer.destroy();
        resolve(null);
        return;
      }
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      answer.on('error', reject);
    });
    sent.on('error', (error) => (cut ? resolve(null) : reject(error)));
    if (cut === 'before')
      sent.write(bytes.subarray(0, bytes.length >> 1), () => {
        sent.destroy();
        resolve(null);
      });
    else sent.end(bytes);
  });

export interface Sent {
  readonly seconds: number;
  readonly errors: number;
  readonly cutBefore: number;
  readonly cutAfter: number;
  /** Some of what went wrong, for whoever looks into it. */
  readonly faults: readonly string[];
}

/** Sends everything, so many at a time. A fifth is cut and sent again: half before it arrives, half after it was done. */
export const sendAll = async (url: string, jobs: readonly Job[], connections: number, log: (line: string) => void): Promise<Sent> => {
  const begun = performance.now();
  const cuts = { before: 0, after: 0 };
  const faults: string[] = [];
  let [errors, next] = [0, 0];
  const cutOf = (n: number): Cut => (n % 5 !== 0 ? null : n % 10 === 0 ? 'before' : 'after');
  const work = async (): Promise<void> => {
    for (let n = next++; n < jobs.length; n = next++) {
      const job = jobs[n] as Job;
      const cut = cutOf(n);
      if (cut) {
        cuts[cut] += 1;
        await attempt(url, job, cut);
      }
      const answer = await attempt(url, job, null).catch((error: Error) => ({ status: 0, text: error.message }));
      if (answer === null || answer.status < 200 || answer.status > 299) {
        errors += 1;
        if (faults.length < 10) faults.push(`${job.kind} ${answer?.status} ${answer?.text.slice(0, 300)}`);
      }
      if ((n + 1) % 2500 === 0) log(`${n + 1} of ${jobs.length} sent after ${((performance.now() - begun) / 1000).toFixed(0)} s`);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  return { seconds: (performance.now() - begun) / 1000, errors, cutBefore: cuts.before, cutAfter: cuts.after, faults };
};
