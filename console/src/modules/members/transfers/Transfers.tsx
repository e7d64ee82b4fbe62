import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MemberTransfer, transferStates } from '#contract/members/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { PaperButton } from '../../../components/PaperButton.tsx';
import type { TransferSearch } from '../pages.tsx';
import { DecideDrawer, SendDrawer, WithdrawDrawer } from './drawers.tsx';

const whiches = ['incoming', 'outgoing'] as const;
type Act = { readonly act: 'send' } | { readonly act: 'decide' | 'withdraw'; readonly letter: MemberTransfer };

/** Letters by which members come and go. */
export const Transfers = () => {
  const { t } = useTranslation('members-console');
  const search = useSearch({ from: '/shell/members/transfers' });
  const navigate = useNavigate();
  const [doing, setDoing] = useState<Act | null>(null);
  const { which = 'incoming', state } = search;
  const { list, rows } = useList(
    listQuery(['members', 'transfers', which, state], (cursor, signal) =>
      call(endpoints.members.listTransfers, { query: { which, state, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: TransferSearch): void => void navigate({ to: '/members/transfers', search: { ...search, ...next } });
  const close = () => setDoing(null);
  return (
    <QueuePage<MemberTransfer, (typeof whiches)[number]>
      title={t('title')}
      lead={t('lead')}
      which={which}
      whiches={whiches}
      whichWord={(one) => t(`which.${one}`)}
      onWhich={(next) => change({ which: next, state: undefined })}
      act={
        <Button type="primary" onClick={() => setDoing({ act: 'send' })}>
          {t('send')}
        </Button>
      }
      filters={
        <ChoiceFilter
          label={t('state')}
          any={t('anyState')}
          value={state}
          choices={transferStates}
          word={(one) => t(`members:states.${one}`)}
          onChange={(next) => change({ state: next })}
        />
      }
      list={list}
      rows={rows}
      width={960}
      empty={t(`none.${which}`)}
      columns={[
        {
          title: t('member'),
          key: 'member',
          bare: true,
          render: (_, { member }) => (
            <Link to="/registers/$code" params={{ code: 'party_members' }} search={{ row: member.rowId }}>
              {member.name}
            </Link>
          ),
        },
        {
          title: t('way'),
          key: 'way',
          render: (_, one) => (
            <>
              {one.from} → {one.to} {one.outside && <span className="soft">{t('outsideMark')}</span>}
              <br />
              <span className="soft">{one.reason}</span>
            </>
          ),
        },
        { title: t('dues'), key: 'dues', width: 100, render: (_, one) => <span className="num">{one.duesPaidTo}</span> },
        {
          title: t('valid'),
          key: 'valid',
          width: 150,
          render: (_, one) => (
            <>
              <span className="num">{one.validUntil}</span> {one.late && <strong>{t('late')}</strong>}
            </>
          ),
        },
        {
          title: t('result'),
          key: 'result',
          render: (_, one) => (
            <>
              {t(`members:states.${one.state}`)} {one.decision && <span className="soft">{one.decision}</span>}
            </>
          ),
        },
        {
          title: t('acts'),
          key: 'acts',
          width: 240,
          bare: true,
          render: (_, letter) => (
            <span className="queue-acts">
              <PaperButton source="members.letter" subjectId={letter.id} />
              {letter.actions.includes('accept') && (
                <Button size="small" type="primary" onClick={() => setDoing({ act: 'decide', letter })}>
                  {t(letter.outside ? 'receipt' : 'accept')}
                </Button>
              )}
              {letter.actions.includes('withdraw') && (
                <Button size="small" onClick={() => setDoing({ act: 'withdraw', letter })}>
                  {t('withdraw')}
                </Button>
              )}
            </span>
          ),
        },
      ]}
    >
      {doing?.act === 'send' && <SendDrawer onClose={close} />}
      {doing?.act === 'decide' && <DecideDrawer letter={doing.letter} onClose={close} />}
      {doing?.act === 'withdraw' && <WithdrawDrawer letter={doing.letter} onClose={close} />}
    </QueuePage>
  );
};
