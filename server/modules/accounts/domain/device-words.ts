import { browsers, systems } from '#contract/accounts/sessions.ts';

type Browser = (typeof browsers)[number];
type System = (typeof systems)[number];

/** Browsers name those they descend from as well: the most particular comes first. */
const browserMarks: readonly (readonly [Browser, RegExp])[] = [
  ['wecom', /wxwork/i],
  ['wechat', /micromessenger/i],
  ['dingtalk', /dingtalk/i],
  ['feishu', /lark|feishu/i],
  ['alipay', /alipayclient/i],
  ['edge', /edg(?:e|a|ios)?\//i],
  ['qq', /qqbrowser/i],
  ['uc', /ucbrowser|ubrowser/i],
  ['360', /\b360(?:se|ee)|qihoobrowser|qhbrowser/i],
  ['huawei', /huaweibrowser/i],
  ['xiaomi', /miuibrowser/i],
  ['samsung', /samsungbrowser/i],
  ['opera', /opr\/|opera/i],
  ['firefox', /firefox|fxios/i],
  ['chrome', /chrome|crios|chromium/i],
  ['safari', /safari/i],
];
const systemMarks: readonly (readonly [System, RegExp])[] = [
  ['harmony', /harmonyos|openharmony/i],
  ['android', /android/i],
  ['ios', /iphone|ipad|ipod/i],
  ['windows', /windows/i],
  ['mac', /mac os x|macintosh/i],
  ['linux', /linux|x11/i],
];
const find = <T>(marks: readonly (readonly [T, RegExp])[], agent: string): T | null =>
  marks.find(([, mark]) => mark.test(agent))?.[0] ?? null;

/** Family of the browser and of the system behind a User-Agent header, which is not kept: `chrome windows`, `-` for what is not known. */
export const deviceOf = (agent: string | undefined): string =>
  [find(browserMarks, agent ?? ''), find(systemMarks, agent ?? '')].map((word) => word ?? '-').join(' ');

/** Reads what {@link deviceOf} wrote. */
export const readDevice = (kept: string | null): { browser: Browser | null; system: System | null } => {
  const [browser, system] = kept?.split(' ') ?? [];
  return { browser: browsers.find((one) => one === browser) ?? null, system: systems.find((one) => one === system) ?? null };
};

/** A network as it is kept with a session and shown: `10.1.*.*`, `2001:db8:*`; `local` for this computer itself. */
export const shortened = (network: string): string => {
  const [a, b, c] = network.split('.');
  if (c !== undefined) return a === '127' ? 'local' : `${a}.${b}.*.*`;
  const groups = network.split(':');
  if (groups.length < 3) return network;
  return network === '0:0:0:0::/64' ? 'local' : `${groups[0]}:${groups[1]}:*`;
};

/** Whether a shortened network is one that organisations use inside their walls (RFC 1918, RFC 4193). */
export const isInside = (network: string): boolean => /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|f[cd])/i.test(network);
