import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '#contract/accounts/api.ts';
import { roleLabel } from '#ui/roles.ts';
import { Icon } from '../../../parts/icons.tsx';

/** Name, phone and posts of the signed-in account. */
export const Account = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  return (
    <section className="card" aria-label={t('me.account')}>
      <div className="row">
        <Icon name={me.account.anonymous ? 'mask' : 'person'} />
        <div className="grow tight">
          <h2>{me.account.anonymous ? t('me.anonymous') : me.account.name}</h2>
          <span className="hint">{me.account.anonymous ? t('me.anonymousHint') : me.account.phone}</span>
        </div>
      </div>
      {me.posts.length > 0 && (
        <ul className="tight">
          {me.posts.map((post) => (
            <li key={post.id}>
              <strong>{roleLabel(t, post)}</strong> <span className="soft">{post.organisation?.name ?? post.area?.name}</span>
            </li>
          ))}
        </ul>
      )}
      {me.account.anonymous && (
        <Link to="/sign-in" className="button">
          {t('who.phone')}
        </Link>
      )}
    </section>
  );
};
