import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { listen } from '#contract/kernel/system.ts';
import { type Access, accessOf } from './db.ts';
import { senderOf } from './devices.ts';
import { fileRoute } from './file-route.ts';
import type { Kernel } from './kernel.ts';
import { type Limiter, type Sender, tooMany } from './limiter.ts';
import type { Signed } from './viewers.ts';

interface Stream {
  viewer: Viewer;
  access: Access;
  readonly request: Signed;
  readonly response: ServerResponse;
  /** What is still to be sent, in order. */
  line: Promise<void>;
}

/** An event for open screens, and who may hear it. */
export interface StreamEvent {
  readonly event: string;
  readonly data: unknown;
  /** Asked when the event comes, and again with the rights the viewer has when it is sent. */
  visibleTo(viewer: Viewer, access: Access): boolean;
}

/** Open streams of this process. What a viewer may hear is asked anew before each event, from a memory of five seconds at most. */
export interface Streams {
  /** Turns every message of a live channel into events for the screens; called by the module the messages belong to, when it opens. */
  topic<M>(channel: string, eventsOf: (message: M) => Iterable<StreamEvent>): void;
  send(event: StreamEvent): void;
  /** Takes a place for one stream; gives the function that leaves it, null when there are too many. */
  take(viewer: Viewer, sender: Sender): (() => void) | null;
  open(viewer: Viewer, request: Signed, response: ServerResponse): void;
  close(): void;
}

const heartbeat = 15_000;
/** Bytes a slow phone may be behind before its stream is cut; it reconnects and refetches. */
const mostBehind = 256 * 1024;

/** First event of a stream, and what makes screens read again. It names the account, as a browser may be signed in as somebody else by now. */
const hello = ({ viewer }: Stream): string => `event: hello\ndata: ${JSON.stringify({ accountId: viewer.accountId })}\n\n`;

/** Places for open streams: of an account, of the anonymous devices of a network, of the process. */
const placesIn = (limiter: Limiter) => {
  // limits are set by these names
  const slots = {
    account: limiter.slots('cases.live_account', 20),
    network: limiter.slots('cases.live_anonymous_network', 200),
    all: limiter.slots('cases.live_all', 5_000),
  };
  /** Takes a place; null when there are too many. */
  return (viewer: Viewer, sender: Sender): (() => void) | null => {
    const taken: (() => void)[] = [];
    const leave = (): void => {
      for (const one of taken) one();
    };
    for (const [held, key] of [
      [slots.account, viewer.accountId],
      ...(viewer.anonymous ? [[slots.network, sender.network] as const] : []),
      [slots.all, ''],
    ] as const) {
      const place = held.hold(key);
      if (!place) {
        leave();
        return null;
      }
      taken.push(place);
    }
    return leave;
  };
};

/** Nobody listens until a stream is opened. */
export const createStreams = (kernel: Pick<Kernel, 'limiter' | 'live' | 'log' | 'viewers'>): Streams => {
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
  const send: Streams['send'] = ({ visibleTo: passes, event, data }) => {
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

  let beat: NodeJS.Timeout | undefined;
  const beats = (): void => {
    for (const s of streams) {
      write(s, ':\n\n');
      inLine(s, async () => {
        if (streams.has(s)) await renew(s);
      });
    }
  };

  return {
    take: placesIn(kernel.limiter),
    topic: <M>(channel: string, eventsOf: (message: M) => Iterable<StreamEvent>) => {
      kernel.live.subscribe(channel, (message) => {
        if (streams.size > 0) for (const event of eventsOf(message as M)) send(event);
      });
    },
    open: (viewer, request, response) => {
      const stream: Stream = { viewer, access: accessOf(viewer), request, response, line: Promise.resolve() };
      streams.add(stream);
      beat ??= setInterval(beats, heartbeat).unref();
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

/** Adds `GET /api/live`, the one stream of every screen; it ends with the application. */
export const installStreams = (app: FastifyInstance, kernel: Kernel): void => {
  app.addHook('preClose', async () => kernel.streams.close());
  fileRoute(app, kernel.disk, listen, async ({ viewer, request, reply }) => {
    const leave = kernel.streams.take(viewer, senderOf(kernel.devices, request)) ?? tooMany(60);
    reply.raw.on('close', leave);
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    });
    kernel.streams.open(viewer, { headers: request.headers }, reply.raw);
  });
};
