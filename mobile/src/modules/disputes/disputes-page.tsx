import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';
import { Cards, Either } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { DisputeState } from './dispute-state.tsx';
import { disputesQuery } from './queries.ts';

/** Disputes this account mediates, or may see. */
export const DisputesPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('disputes.title')} back>
      {me === null ? <AskSignIn text={t('me.signIn')} /> : me ? <List /> : <Loading />}
    </Page>
  );
};

const List = () => {
  const { t } = useTranslation();
  const [mine, setMine] = useState(true);
  const list = useInfiniteQuery(disputesQuery(mine));
  return (
    <>
      <Either label={t('disputes.which')} first={t('disputes.mine')} second={t('disputes.all')} isFirst={mine} onChoose={setMine} />
      <Cards list={list} empty={<Empty icon="person" title={t('disputes.none')} text={t('disputes.noneText')} />}>
        {(one) => (
          <section key={one.id} className="card" aria-label={one.title}>
            <Link to="/disputes/$disputeId" params={{ disputeId: one.id }} className="row link">
              <span className="grow tight">
                <span className="title">{one.title}</span>
                <span className="small soft">
                  {one.area.name} · {one.mediator.name}
                </span>
              </span>
              <Icon name="next" />
            </Link>
            <DisputeState dispute={one} />
          </section>
        )}
      </Cards>
    </>
  );
};
