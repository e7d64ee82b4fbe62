import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty } from '../../parts/states.tsx';
import { ProposalCard } from './proposal-card.tsx';
import { openQuery } from './queries.ts';

/** Proposals, for everybody. */
export const ListPage = () => {
  const { t } = useTranslation();
  const [view, setView] = useState<'running' | 'ended'>('running');
  const list = useInfiniteQuery(openQuery(view));
  return (
    <Page title={t('proposals.title')} back>
      <p className="hint">{t('proposals.lead')}</p>
      <div className="wrap">
        {(['running', 'ended'] as const).map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={view === one} onClick={() => setView(one)}>
            {t(`proposals.views.${one}`)}
          </button>
        ))}
      </div>
      <Cards list={list} empty={<Empty icon="talk" title={t('proposals.none')} text={t('proposals.noneText')} />}>
        {(row) => <ProposalCard key={row.id} proposal={row} />}
      </Cards>
    </Page>
  );
};
