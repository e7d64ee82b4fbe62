import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { roles } from '#contract/accounts/roles.ts';
import type { SignInAnswer } from '#contract/accounts/second-factor.ts';
import { call, endpoints } from '../../../app/api.ts';
import { Refusal } from './Refusal.tsx';

const order: readonly string[] = roles;

interface Account {
  role: string;
  name: string;
  username: string;
  phone: string;
  password: string;
  area: string;
}
interface Props {
  accounts: Account[];
  onFill: (values: { login: string; password: string }) => void;
  onSignedIn: (answer: SignInAnswer) => Promise<void>;
  onWay: () => void;
}

/** The demo's accounts, one per role; a click signs in. Residents belong on the phone pages. */
export const DemoAccounts = ({ accounts, onFill, onSignedIn, onWay }: Props) => {
  const { t } = useTranslation('accounts-console');
  const enter = useMutation({
    mutationFn: (one: Account) => {
      onWay();
      onFill({ login: one.username, password: one.password });
      return call(endpoints.accounts.signInWithPassword, { body: { login: one.username, password: one.password } }).then(onSignedIn);
    },
  });
  const staff = accounts.filter((one) => one.role !== 'resident').sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo.title')}</h2>
      <p className="soft">{t('demo.text')}</p>
      <ul>
        {staff.map((one) => (
          <li key={one.username}>
            <button type="button" disabled={enter.isPending} onClick={() => enter.mutate(one)}>
              <strong>{t(`accounts:roles.${one.role}`)}</strong>
              <span>{one.name}</span>
              <span className="soft">{one.area}</span>
            </button>
          </li>
        ))}
      </ul>
      {enter.isError && <Refusal error={enter.error} />}
    </section>
  );
};
