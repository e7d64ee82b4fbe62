import type { LiveCase, LiveViewing } from '#contract/cases/api.ts';
import type { LiveCollection } from '#contract/collections/api.ts';
import type { LiveComment } from '#contract/comments/api.ts';
import type { LiveSurvey } from '#contract/surveys/api.ts';
import type { LiveWhistle } from '#contract/whistles/api.ts';
import { shareAmongTabs } from './tabs.ts';

/** What an open screen listens to. `onHello` comes on every (re)connection: refetch what is on screen, something may have been missed. */
export interface LiveListeners {
  onHello?: () => void;
  onCase?: (event: LiveCase) => void;
  onViewing?: (event: LiveViewing) => void;
  /** Something was said about a thing. */
  onComment?: (event: LiveComment) => void;
  onWhistle?: (event: LiveWhistle) => void;
  /** A collection task has come further. */
  onCollection?: (event: LiveCollection) => void;
  /** Somebody has answered a survey. */
  onSurvey?: (event: LiveSurvey) => void;
  /** Rounds of patrols have moved on. */
  onPatrols?: () => void;
  /** The own inbox has changed. */
  onNotice?: () => void;
  /** Connection lost or restored, for a quiet hint on screen. */
  onState?: (connected: boolean) => void;
  /** The browser is signed in as somebody else by now. */
  onStranger?: () => void;
}

const events = ['hello', 'case', 'viewing', 'notice', 'comment', 'whistle', 'collection', 'patrols', 'survey'] as const;
type Said = { readonly connected: boolean } | { readonly event: (typeof events)[number]; readonly data: string };

/** Browsers give up for good when a proxy or a limit answers with an error: then the stream is opened anew. */
const reopenAfter = 20_000;

/**
 * Listens to the live stream of an account. All tabs of a browser share one stream: over HTTP/1.1 a browser has six connections for a
 * whole host, and each stream takes one for good.
 * @returns the function that stops listening
 */
export const listenLive = (accountId: string, listeners: LiveListeners): (() => void) => {
  let connected = false;
  const setConnected = (next: boolean): void => {
    connected = next;
    listeners.onState?.(next);
  };
  const take = (event: (typeof events)[number], data: string): void => {
    if (event === 'case') listeners.onCase?.(JSON.parse(data) as LiveCase);
    else if (event === 'viewing') listeners.onViewing?.(JSON.parse(data) as LiveViewing);
    else if (event === 'notice') listeners.onNotice?.();
    else if (event === 'whistle') listeners.onWhistle?.(JSON.parse(data) as LiveWhistle);
    else if (event === 'collection') listeners.onCollection?.(JSON.parse(data) as LiveCollection);
    else if (event === 'survey') listeners.onSurvey?.(JSON.parse(data) as LiveSurvey);
    else if (event === 'patrols') listeners.onPatrols?.();
    else if (event === 'comment') listeners.onComment?.(JSON.parse(data) as LiveComment);
    else {
      setConnected(true);
      listeners.onHello?.();
    }
  };

  const lead = (): (() => void) => {
    let source: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    const lose = (): void => {
      setConnected(false);
      tabs.say({ connected });
      if (source.readyState !== source.CLOSED) return;
      clearTimeout(again);
      again = setTimeout(open, reopenAfter);
    };
    const open = (): void => {
      source = new EventSource('/api/live');
      for (const event of events)
        source.addEventListener(event, ({ data }: MessageEvent<string>) => {
          if (event === 'hello' && (JSON.parse(data) as { accountId: string }).accountId !== accountId) {
            source.close();
            lose();
            listeners.onStranger?.();
            return;
          }
          take(event, data);
          tabs.say({ event, data });
        });
      source.onerror = lose;
    };
    open();
    return () => {
      clearTimeout(again);
      source.close();
    };
  };

  const tabs = shareAmongTabs<Said>(`linli-live ${accountId}`, {
    lead,
    greet: () => ({ connected }),
    hear: (said, joined) => {
      if ('event' in said) take(said.event, said.data);
      // who has just come to a stream that stands may have missed what came before
      else if (joined && said.connected) take('hello', '');
      else if (said.connected !== connected) setConnected(said.connected);
    },
  });
  // a frozen tab, or one kept for going back to, would hold the stream and pass nothing on
  document.addEventListener('freeze', tabs.rest);
  document.addEventListener('resume', tabs.wake);
  addEventListener('pagehide', tabs.rest);
  addEventListener('pageshow', tabs.wake);
  return () => {
    document.removeEventListener('freeze', tabs.rest);
    document.removeEventListener('resume', tabs.wake);
    removeEventListener('pagehide', tabs.rest);
    removeEventListener('pageshow', tabs.wake);
    tabs.close();
  };
};
