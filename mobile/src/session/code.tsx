import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as accountsApi from '#client/endpoints/accounts.ts';
import { codeOf, codePattern, mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import { call } from '../api.ts';

const pause = 60;

/** A form that a code sent to a phone confirms: what was typed, the seconds until another code may be asked for, and how what is under way ended. */
export const useCode = () => {
  const { t } = useTranslation();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [wait, setWait] = useState(0);
  const [sent, setSent] = useState<{ demoCode: string | null } | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (wait <= 0) return;
    const tick = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(tick);
  }, [wait]);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    await work().catch(setError);
    setBusy(false);
  };
  const send = () => {
    if (!mobilePattern.test(phoneOf(phone))) return setError(t('signIn.phoneWrong'));
    void run(async () => {
      setSent(await call(accountsApi.sendCode, { body: { phone: phoneOf(phone) } }));
      setWait(pause);
      document.getElementById('sign-in-code')?.focus();
    });
  };
  /**
   * Handles the form's submission: sends the code first, and once it was sent does `work` with it.
   * @param problem words for what else is wrong; null when nothing is
   */
  const confirm = (work: (by: { phone: string; code: string }) => Promise<void>, problem: () => string | null = () => null) => {
    return (event: FormEvent) => {
      event.preventDefault();
      if (!sent) return send();
      const wrong = codePattern.test(codeOf(code)) ? problem() : t('signIn.codeWrong');
      if (wrong !== null) return setError(wrong);
      void run(() => work({ phone: phoneOf(phone), code: codeOf(code) }));
    };
  };
  return { phone, setPhone, code, setCode, wait, sent, send, busy, run, error, setError, confirm };
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
export const CodeField = ({ of: { code, setCode, wait, sent, busy, send } }: { of: ReturnType<typeof useCode> }) => {
  const { t } = useTranslation();
  return (
    <div className="field">
      <label htmlFor="sign-in-code">{t('signIn.code')}</label>
      <input
        id="sign-in-code"
        className="input digits"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.target.value)}
        onBlur={() => setCode(codeOf(code))}
      />
      {sent?.demoCode && (
        <button type="button" className="button" onClick={() => setCode(sent.demoCode ?? '')}>
          {t('signIn.demoCode', { code: sent.demoCode })}
        </button>
      )}
      <button type="button" className="button bare" disabled={wait > 0 || busy} onClick={send}>
        {wait > 0 ? t('signIn.again', { seconds: wait }) : t('signIn.sendAgain')}
      </button>
    </div>
  );
};
