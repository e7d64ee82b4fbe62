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
import { sheetsQuery } from './queries.ts';

/** Sheets this account fills in. */
export const CollectionsPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('collections-phone:title')} back>
      {me === null ? <AskSignIn text={t('me.signIn')} /> : me ? <List /> : <Loading />}
    </Page>
  );
};

const List = () => {
  const { t } = useTranslation('collections-phone');
  const [waiting, setWaiting] = useState(true);
  const list = useInfiniteQuery(sheetsQuery(waiting));
  return (
    <>
      <Either label={t('which')} first={t('waiting')} second={t('over')} isFirst={waiting} onChoose={setWaiting} />
      <Cards list={list} empty={<Empty icon="done" title={t(waiting ? 'none' : 'noneOver')} text={t('noneText')} />}>
        {({ id, title, asker, addressee, dueOn, late, state }) => (
          <Link key={id} to="/collections/$sheetId" params={{ sheetId: id }} className="card row link">
            <span className="grow tight">
              <span className="title">{title}</span>
              <span className="small soft">{t('asked', { asker: asker.name, day: dueOn })}</span>
              <span className="small soft">{addressee.name}</span>
            </span>
            <span className="tag">{late && waiting ? t('late') : t(`states.${state}`)}</span>
            <Icon name="next" />
          </Link>
        )}
      </Cards>
    </>
  );
};
