import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { DutyCard } from './duty-card.tsx';
import { mineQuery } from './queries.ts';

/** Duties one has or had. */
export const MinePage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('duties.mine')} back>
      {me === undefined ? <Loading /> : me === null || me.account.anonymous ? <AskSignIn text={t('duties.signIn')} /> : <Mine />}
    </Page>
  );
};

const Mine = () => {
  const { t } = useTranslation();
  const list = useInfiniteQuery(mineQuery);
  const empty = (
    <Empty icon="leaf" title={t('duties.noneMine')} text={t('duties.noneMineText')}>
      <Link to="/duties/$" params={{ _splat: 'all' }} className="button main">
        {t('duties.title')}
      </Link>
    </Empty>
  );
  return (
    <Cards list={list} empty={empty}>
      {({ duty, own }) => {
        const due = own.reportDue === null ? '' : ` · ${t('duties.dueBy', { day: own.reportDue })}`;
        return <DutyCard key={own.id} duty={duty} note={`${t(`duties.states.${own.state}`)}${due}`} />;
      }}
    </Cards>
  );
};
