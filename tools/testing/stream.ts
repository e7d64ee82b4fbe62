/** One event of the live stream. */
export type StreamEvent = { event: string; data: Record<string, unknown> };

/** An open live stream as a test reads it. */
export interface Stream {
  readonly events: StreamEvent[];
  /** The first event from `since` on that passes, waited for. */
  next(passes: (e: StreamEvent) => boolean, since?: number): Promise<StreamEvent>;
  readonly ended: Promise<void>;
  close(): void;
}

/** Opens the live stream of a listening process and waits for its first event. */
export const openStream = async (address: string, headers: Record<string, string>): Promise<Stream> => {
  const abort = new AbortController();
  const response = await fetch(`${address}/api/live`, { headers, signal: abort.signal });
  if (response.status !== 200 || response.headers.get('content-type') !== 'text/event-stream; charset=utf-8')
    throw new Error(`no stream: ${response.status} ${response.headers.get('content-type')}`);
  const events: StreamEvent[] = [];
  const waiting = new Set<() => void>();
  const read = async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body as ReadableStream<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const fields = Object.fromEntries(
          text
            .slice(0, end)
            .split('\n')
            .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
        );
        text = text.slice(end + 2);
        if (fields['event']) events.push({ event: fields['event'], data: JSON.parse(fields['data'] ?? '{}') });
        for (const wake of waiting) wake();
      }
    }
  };
  const stream: Stream = {
    events,
    ended: read().catch(() => undefined),
    next: (passes, since = 0) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no such event among ${JSON.stringify(events)}`)), 10_000);
        void stream.ended.then(() => reject(new Error(`the stream ended after ${JSON.stringify(events)}`)));
        const look = () => {
          const found = events.slice(since).find(passes);
          if (!found) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: () => abort.abort(),
  };
  await stream.next((e) => e.event === 'hello');
  return stream;
};
