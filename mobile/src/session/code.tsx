import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as accountsApi from '#client/endpoints/accounts.ts';
import { codeOf, phoneOf } from '#contract/kernel/typed.ts';
import { call } from '../api.ts';

const pause = 60;

/** A code on its way to a phone: what was answered, and the seconds until another may be asked for. */
export const useCode = () => {
  const [wait, setWait] = useState(0);
  const [sent, setSent] = useState<{ demoCode: string | null } | null>(null);
  useEffect(() => {
    if (wait <= 0) return;
    const tick = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(tick);
  }, [wait]);
  const send = async (phone: string): Promise<void> => {
    setSent(await call(accountsApi.sendCode, { body: { phone: phoneOf(phone) } }));
    setWait(pause);
    document.getElementById('sign-in-code')?.focus();
  };
  return { wait, sent, send };
};

export const PhoneField = ({ label, value, onChange }: { label: string; value: string; onChange: (phone: string) => void }) => (
  <div className="field">
    <label htmlFor="sign-in-phone">{label}</label>
    <input
      id="sign-in-phone"
      className="input"
      type="tel"
      autoComplete="tel-national"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => onChange(phoneOf(value))}
    />
  </div>
);

/** The field of a code that was sent, with the button for another. */
export const CodeField = (props: {
  code: ReturnType<typeof useCode>;
  value: string;
  busy: boolean;
  onChange: (code: string) => void;
  onAgain: () => void;
}) => {
  const { t } = useTranslation();
  const { wait, sent } = props.code;
  return (
    <div className="field">
      <label htmlFor="sign-in-code">{t('signIn.code')}</label>
      <input
        id="sign-in-code"
        className="input digits"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        onBlur={() => props.onChange(codeOf(props.value))}
      />
      {sent?.demoCode && (
        <button type="button" className="button" onClick={() => props.onChange(sent.demoCode ?? '')}>
          {t('signIn.demoCode', { code: sent.demoCode })}
        </button>
      )}
      <button type="button" className="button bare" disabled={wait > 0 || props.busy} onClick={props.onAgain}>
        {wait > 0 ? t('signIn.again', { seconds: wait }) : t('signIn.sendAgain')}
      </button>
    </div>
  );
};
