import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { renderSVG } from 'uqr';
import type { OwnVoucher } from '#contract/offers/api.ts';
import { codeAt, digitsAt, stepAt, stepBegins } from '#contract/offers/voucher-code.ts';

/** The code of a voucher, made on this phone and new every half minute, and digits for whoever cannot scan. Needs no network. */
export const VoucherCode = ({ code, ahead }: { code: NonNullable<OwnVoucher['code']>; ahead: number }) => {
  const { t } = useTranslation('offers-phone');
  const [own, setOwn] = useState(Date.now);
  // by the server's clock: a merchant takes no code of another minute
  const now = own - ahead;
  const [shown, setShown] = useState<{ picture: string | null; digits: string } | null>(null);
  const step = stepAt(now);
  useEffect(() => {
    const timer = setInterval(() => setOwn(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    let here = true;
    const make = async (): Promise<void> => {
      // an old browser knows no Ed25519: the digits still work there
      const text = await codeAt(code, step).catch(() => null);
      const digits = await digitsAt(code.secret, step);
      const picture = text === null ? null : `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(text, { border: 2 }))}`;
      if (here) setShown({ picture, digits });
    };
    void make();
    return () => {
      here = false;
    };
  }, [code, step]);
  if (!shown) return null;
  const typed = `${code.number.slice(0, 4)} ${code.number.slice(4)} ${shown.digits}`;
  return (
    <div className="stack voucher-code">
      {shown.picture ? <img src={shown.picture} alt={t('code')} width={320} height={320} /> : <p role="status">{t('noCode')}</p>}
      <p className="small soft">{t('refresh', { count: Math.max(1, Math.ceil((stepBegins(step + 1) - now) / 1000)) })}</p>
      <p>
        <span className="small soft">{t('typed')}</span>
        <br />
        <strong>{typed}</strong>
      </p>
      <p className="hint">{t('offlineHint')}</p>
    </div>
  );
};
