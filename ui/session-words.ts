import type { Session } from '#contract/accounts/sessions.ts';

type Translate = (key: string, data: Record<string, unknown>) => string;

/** A device in words: `Chrome · Windows`, `微信 · 安卓手机`. */
export const deviceWords = ({ browser, system }: Pick<Session, 'browser' | 'system'>, t: Translate): string =>
  [browser && t(`accounts-own:sessions.browsers.${browser}`, {}), system && t(`accounts-own:sessions.systems.${system}`, {})]
    .filter(Boolean)
    .join(' · ') || t('accounts-own:sessions.unknown', {});

/** Where a device is, in words: `单位内部网络 10.1.*.*，与本机同一网络`. */
export const networkWords = ({ network, current }: Session, t: Translate): string =>
  network === null
    ? t('accounts-own:sessions.noNetwork', {})
    : [
        t(`accounts-own:sessions.networks.${network.kind}`, { shown: network.shown }),
        ...(network.same && !current ? [t('accounts-own:sessions.same', {})] : []),
      ].join(' · ');
