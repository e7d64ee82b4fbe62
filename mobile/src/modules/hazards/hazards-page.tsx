import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Cards, Either } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { HazardCard } from './hazard-card.tsx';
import { hazardsQuery } from './queries.ts';

/** The ledger of hazards where the worker is. */
export const HazardsPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('hazards.title')} back>
      {me === null ? <AskSignIn text={t('me.signIn')} /> : me ? <List /> : <Loading />}
    </Page>
  );
};

const List = () => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(true);
  const list = useInfiniteQuery(hazardsQuery(open));
  return (
    <>
      <Either label={t('hazards.which')} first={t('hazards.open')} second={t('hazards.cleared')} isFirst={open} onChoose={setOpen} />
      <Cards list={list} empty={<Empty icon="done" title={t('hazards.none')} text={t('hazards.noneText')} />}>
        {(one) => (
          <section key={one.id} className="card" aria-label={one.title}>
            <HazardCard hazard={one} />
          </section>
        )}
      </Cards>
    </>
  );
};
