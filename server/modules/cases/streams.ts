import type { ServerResponse } from 'node:http';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { type Access, accessOf } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Signed } from '#kernel/viewers.ts';

interface Stream {
  viewer: Viewer;
  access: Access;
  readonly request: Signed;
  readonly response: ServerResponse;
  /** What is still to be sent, in order. */
  line: Promise<void>;
}

/** Open streams of this process. What a viewer may hear is asked anew before each event, from a memory of five seconds at most. */
export interface Streams {
  open(viewer: Viewer, request: Signed, response: ServerResponse): void;
  /** Sends an event to every stream whose viewer passes. */
  send(passes: (viewer: Viewer, access: Access) => boolean, event: string, data: unknown): void;
  close(): void;
}

const heartbeat = 15_000;
/** Bytes a slow phone may be behind before its stream is cut; it reconnects and refetches. */
const mostBehind = 256 * 1024;

/** First event of a stream, and what makes screens read again. It names the account, as a browser may be signed in as somebody else by now. */
const hello = ({ viewer }: Stream): string => `event: hello\ndata: ${JSON.stringify({ accountId: viewer.accountId })}\n\n`;

export const createStreams = (kernel: Kernel): Streams => {
  const streams = new Set<Stream>();

  const write = ({ response }: Stream, text: string): void => {
    if (response.writableLength > mostBehind) response.destroy();
    else response.write(text);
  };
  /** Brings a stream to the rights its session has now; ends it when it has none, or when nobody can tell. */
  const renew = async (s: Stream): Promise<boolean> => {
    const viewer = await kernel.viewers.resolve(s.request).catch(() => null);
    if (!viewer || viewer.mustChangePassword || viewer.mustSetUpSecondFactor) {
      streams.delete(s);
      s.response.end();
      return false;
    }
    s.viewer = viewer;
    s.access = accessOf(viewer);
    return true;
  };
  const inLine = (s: Stream, act: () => Promise<void>): void => {
    s.line = s.line.then(act).catch((error: unknown) => kernel.log.error({ error }, 'a stream failed'));
  };
  const send: Streams['send'] = (passes, event, data) => {
    const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    for (const s of streams) {
      if (!passes(s.viewer, s.access)) continue;
      inLine(s, async () => {
        if (streams.has(s) && (await renew(s)) && passes(s.viewer, s.access)) write(s, text);
      });
    }
  };

  // whose rights have changed reads again what is on screen: less of it, or more
  kernel.viewers.onChange((accountId) => {
    for (const s of streams) {
      if (accountId !== null && s.viewer.accountId !== accountId) continue;
      inLine(s, async () => {
        const before = JSON.stringify(s.access);
        if (streams.has(s) && (await renew(s)) && JSON.stringify(s.access) !== before) write(s, hello(s));
      });
    }
  });
  // after a gap everybody refetches, as after a reconnect
  kernel.live.onGap(() => {
    for (const s of streams)
      inLine(s, async () => {
        if (streams.has(s) && (await renew(s))) write(s, hello(s));
      });
  });

  const beat = setInterval(() => {
    for (const s of streams) {
      write(s, ':\n\n');
      inLine(s, async () => {
        if (streams.has(s)) await renew(s);
      });
    }
  }, heartbeat).unref();

  return {
    open: (viewer, request, response) => {
      const stream: Stream = { viewer, access: accessOf(viewer), request, response, line: Promise.resolve() };
      streams.add(stream);
      response.on('close', () => streams.delete(stream));
      write(stream, hello(stream));
    },
    send,
    close: () => {
      clearInterval(beat);
      for (const s of streams) s.response.end();
    },
  };
};
