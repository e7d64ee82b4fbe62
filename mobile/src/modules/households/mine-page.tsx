import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MyHousehold } from '#contract/households/mine.ts';
import { shortDay, shortTime } from '#ui/time.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading, Stale } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { mineQuery } from './queries.ts';

/** Households the holder looks after as head of their building or as their contact household. */
export const MinePage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('mine.title')} back>
      {me === null ? <AskSignIn text={t('me.signIn')} /> : me ? <Mine /> : <Loading />}
    </Page>
  );
};

/** When somebody last spoke with it, and by when they do again. */
export const Spoken = ({ one }: { one: MyHousehold }) => {
  const { t, i18n } = useTranslation();
  return (
    <span className="small soft">
      {one.last ? t(`mine.last.${one.last.how}`, { when: shortTime(one.last.at, i18n.language) }) : t('mine.never')}
      {' · '}
      {one.late ? (
        <strong>{t('mine.late', { day: shortDay(one.dueOn, i18n.language) })}</strong>
      ) : (
        t('mine.due', { day: shortDay(one.dueOn, i18n.language) })
      )}
    </span>
  );
};

const Mine = () => {
  const { t } = useTranslation();
  const list = useQuery(mineQuery);
  if (list.isPending) return <Loading rows={4} />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const { items, every } = list.data;
  if (items.length === 0) return <Empty icon="house" title={t('mine.none')} text={t('mine.noneText')} />;
  return (
    <>
      <Stale list={list} />
      <p className="soft">{t('mine.lead', { count: items.length, days: every })}</p>
      <ul className="stack">
        {items.map((one) => (
          <li key={one.id}>
            <Link to="/my-households/$householdId" params={{ householdId: one.id }} className="card row link">
              <span className="grow tight">
                <strong>{one.address}</strong>
                <Spoken one={one} />
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
};
