import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenLive } from './live.ts';

/* Several tabs of one browser in one process: they share BroadcastChannel as tabs do, and each has a page of its own to be frozen. */
class Source extends EventTarget {
  static all: Source[] = [];
  static get open(): Source[] {
    return Source.all.filter((s) => s.readyState !== 2);
  }
  readonly CLOSED = 2;
  readyState = 0;
  onerror: (() => void) | null = null;
  constructor() {
    super();
    Source.all.push(this);
  }
  tell(event: string, data: object): void {
    this.readyState = 1;
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }
  fail(): void {
    this.readyState = 2;
    this.onerror?.();
  }
  close(): void {
    this.readyState = 2;
  }
}

interface Tab {
  readonly heard: string[];
  readonly page: EventTarget;
  close(): void;
}
const tabs: Tab[] = [];
const openTab = (account = 'a'): Tab => {
  const heard: string[] = [];
  const page = new EventTarget();
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  const close = listenLive(account, {
    onHello: () => heard.push('hello'),
    onCase: ({ caseId }) => heard.push(caseId),
    onState: (on) => heard.push(on ? 'on' : 'off'),
    onStranger: () => heard.push('stranger'),
  });
  const tab = { heard, page, close };
  tabs.push(tab);
  return tab;
};
beforeEach(() => {
  Source.all = [];
  vi.stubGlobal('EventSource', Source);
});
afterEach(() => {
  for (const tab of tabs.splice(0)) tab.close();
  vi.unstubAllGlobals();
});
const within = { interval: 10 };
/** Waits until one tab holds the stream, and lets the server greet it. */
const stream = async (account = 'a'): Promise<Source> => {
  await expect.poll(() => Source.open.length, within).toBe(1);
  const [source] = Source.open as [Source];
  if (source.readyState === 0) source.tell('hello', { accountId: account });
  return source;
};
const count = (tab: Tab, what: string) => tab.heard.filter((h) => h === what).length;

test('seven tabs share one stream, and each hears everything once', async () => {
  const seven = Array.from({ length: 7 }, () => openTab());
  // until the elder has won, several may have begun: then they end
  await expect.poll(() => seven.length > 0 && Source.open.length, within).toBe(1);
  const source = await stream();
  await expect.poll(() => seven.every((tab) => tab.heard.includes('hello')), within).toBe(true);
  source.tell('case', { caseId: '1' });
  await expect.poll(() => seven.map((tab) => count(tab, '1')), within).toEqual([1, 1, 1, 1, 1, 1, 1]);
});

test('one that comes later hears that the stream stands and reads what it shows; one that goes hands it over', async () => {
  const first = openTab();
  const source = await stream();
  const second = openTab();
  await expect.poll(() => second.heard, within).toEqual(['on', 'hello']);
  first.close();
  await expect.poll(() => source.readyState, within).toBe(2);
  (await stream()).tell('case', { caseId: '2' });
  await expect.poll(() => count(second, '2'), within).toBe(1);
});

test('a tab that is frozen hands the stream over, and joins the others when it goes on', async () => {
  const first = openTab();
  await stream();
  const second = openTab();
  await expect.poll(() => second.heard, within).toContain('hello');
  first.page.dispatchEvent(new Event('freeze'));
  const source = await stream();
  await expect.poll(() => count(second, 'hello'), within).toBe(2);
  first.page.dispatchEvent(new Event('resume'));
  await expect.poll(() => count(first, 'hello'), within).toBeGreaterThan(1);
  source.tell('case', { caseId: '3' });
  await expect.poll(() => [count(first, '3'), count(second, '3')], within).toEqual([1, 1]);
  expect(Source.open).toEqual([source]);
});

test('when the tab at work falls silent another takes over', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'], shouldAdvanceTime: true });
  // a tab that died without a word: it was heard, and answers nobody
  const dead = new BroadcastChannel('linli-live a');
  const tab = openTab();
  dead.postMessage({ from: '0', kind: 'lead', said: { connected: true } });
  await expect.poll(() => tab.heard, within).toContain('hello');
  expect(Source.open).toEqual([]);
  vi.advanceTimersByTime(10_000);
  await stream();
  vi.useRealTimers();
  dead.close();
});

test('lost and restored connections are told in every tab; a refused stream is opened anew', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  const [first, second] = [openTab(), openTab()];
  const source = await stream();
  await expect.poll(() => [first.heard.at(-1), second.heard.at(-1)], within).toEqual(['hello', 'hello']);
  source.fail();
  await expect.poll(() => [first.heard.at(-1), second.heard.at(-1)], within).toEqual(['off', 'off']);
  vi.advanceTimersByTime(20_000);
  await stream();
  await expect.poll(() => [first.heard.at(-1), second.heard.at(-1)], within).toEqual(['hello', 'hello']);
  vi.useRealTimers();
});

test('a stream of somebody else is not listened to', async () => {
  const tab = openTab('a');
  const source = await stream('b');
  expect(tab.heard).toContain('stranger');
  expect(tab.heard).not.toContain('hello');
  expect(source.readyState).toBe(2);
});

test('without BroadcastChannel each tab has its own stream', () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  Reflect.deleteProperty(globalThis, 'BroadcastChannel');
  openTab();
  expect(Source.open).toHaveLength(1);
});
