import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperRow, VoteDetail } from '#contract/votes/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { HandInForm, Returns } from './HandIn.tsx';
import { PaperForm } from './PaperForm.tsx';

/** Paper ballots: entered by two, compared, decided by a third where they differ. */
export const Papers = ({ vote }: { vote: VoteDetail }) => {
  const { t } = useTranslation('votes-console');
  const [entering, setEntering] = useState<{ paper: PaperRow | null } | null>(null);
  const [handing, setHanding] = useState(false);
  const [taking, setTaking] = useState<PaperRow | null>(null);
  const { list, rows } = useList(
    listQuery(['votes', 'papers', vote.id], (cursor, signal) =>
      call(endpoints.votes.listPapers, { params: { voteId: vote.id }, query: { open: 'true', cursor, limit: 50 } }, signal),
    ),
  );
  return (
    <section aria-label={t('papers')}>
      <h2>{t('papers')}</h2>
      <p className="soft">{t(vote.secret ? 'papersLeadSecret' : 'papersLead')}</p>
      <div className="bar">
        {vote.secret && <Button onClick={() => setHanding(true)}>{t('handIn')}</Button>}
        <Button type="primary" onClick={() => setEntering({ paper: null })}>
          {t('enter')}
        </Button>
      </div>
      <RecordTable<PaperRow>
        list={list}
        rows={rows}
        rowKey="id"
        width={700}
        empty={t('noPapers')}
        columns={[
          { title: t(vote.secret ? 'slip' : 'whose'), key: 'slip', bare: true, render: (_, one) => one.label ?? one.slip },
          { title: t('state'), key: 'state', render: (_, one) => t(`paperStates.${one.state}`) },
          {
            title: t('acts'),
            key: 'acts',
            width: 320,
            render: (_, one) => (
              <>
                {one.mine ? (
                  <span className="soft">{t(one.state === 'differs' ? 'waitsForThird' : 'waitsForOther')}</span>
                ) : (
                  <Button size="small" onClick={() => setEntering({ paper: one })}>
                    {t(one.state === 'differs' ? 'decide' : 'compare')}
                  </Button>
                )}{' '}
                <Button size="small" danger onClick={() => setTaking(one)}>
                  {t('takeBack')}
                </Button>
              </>
            ),
          },
        ]}
      />
      <Returns vote={vote} />
      {entering && <PaperForm vote={vote} paper={entering.paper} onClose={() => setEntering(null)} />}
      {handing && <HandInForm vote={vote} onClose={() => setHanding(false)} />}
      {taking && (
        <ActDrawer<{ reason?: string }, PaperRow>
          keep="votes.withdraw_paper"
          subject={taking.id}
          title={t('takeBack')}
          lead={t('takeBackLead', { slip: taking.label ?? taking.slip })}
          submit={t('takeBack')}
          done={t('saved')}
          renews="votes"
          request={(v) =>
            asked(endpoints.votes.withdrawPaper, { params: { paperId: taking.id }, body: { reason: v.reason?.trim() ?? '' } })
          }
          onClose={() => setTaking(null)}
          onDone={() => setTaking(null)}
        >
          <Form.Item
            name="reason"
            label={t('run.reason')}
            rules={[{ required: true, whitespace: true, min: 2, message: t('form.needed') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
        </ActDrawer>
      )}
    </section>
  );
};
