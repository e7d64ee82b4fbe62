import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperRow, VoteDetail } from '#contract/votes/api.ts';
import { invalidReasons, type Mark, type Marks, type Question } from '#contract/votes/model.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';

/** What is chosen for a question in the form: a word, or options, or why it is invalid. */
interface Said {
  say?: 'yes' | 'no' | 'abstain' | 'chosen' | 'invalid';
  chosen?: string[];
  invalid?: (typeof invalidReasons)[number];
}
interface Values {
  slip: string;
  area?: string;
  key?: string;
  reason?: string;
  said?: Record<string, Said>;
}
const markOf = ({ say, chosen, invalid }: Said = {}): Mark => {
  if (say === 'invalid') return { invalid: invalid ?? 'other' };
  return say === 'chosen' ? { chosen: chosen ?? [] } : (say ?? { invalid: 'blank' });
};

/** Paper ballots: entered by two, compared, decided by a third where they differ. */
export const Papers = ({ vote }: { vote: VoteDetail }) => {
  const { t } = useTranslation('votes-console');
  const [entering, setEntering] = useState<{ slip: string; paper: PaperRow | null } | null>(null);
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
      <p className="soft">{t('papersLead')}</p>
      <div className="bar">
        {vote.secret && <Button onClick={() => setHanding(true)}>{t('handIn')}</Button>}
        <Button type="primary" onClick={() => setEntering({ slip: '', paper: null })}>
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
          { title: t('slip'), key: 'slip', bare: true, render: (_, one) => one.slip },
          { title: t('state'), key: 'state', render: (_, one) => t(`paperStates.${one.state}`) },
          {
            title: t('acts'),
            key: 'acts',
            width: 240,
            render: (_, one) => (
              <>
                {one.mine ? (
                  <span className="soft">{t('waitsForOther')}</span>
                ) : (
                  <Button size="small" onClick={() => setEntering({ slip: one.slip, paper: one })}>
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
      {entering && <EnterForm vote={vote} slip={entering.slip} paper={entering.paper} onClose={() => setEntering(null)} />}
      {handing && (
        <ActDrawer<Values, VoteDetail>
          keep="votes.hand_in"
          subject={vote.id}
          title={t('handIn')}
          lead={t('handInLead')}
          submit={t('handIn')}
          done={t('saved')}
          renews="votes"
          request={(v) => asked(endpoints.votes.handInPaper, { params: { voteId: vote.id }, body: { key: v.key?.trim() ?? '' } })}
          onClose={() => setHanding(false)}
          onDone={() => setHanding(false)}
        >
          <Form.Item name="key" label={t('key')} rules={[{ required: true, message: t('form.needed') }]}>
            <Input maxLength={40} />
          </Form.Item>
        </ActDrawer>
      )}
      {taking && (
        <ActDrawer<Values, PaperRow>
          keep="votes.withdraw_paper"
          subject={taking.id}
          title={t('takeBack')}
          lead={t('takeBackLead', { slip: taking.slip })}
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

const QuestionItem = ({ q }: { q: Question }) => {
  const { t } = useTranslation('votes-console');
  const say = Form.useWatch(['said', q.id, 'say'], Form.useFormInstance<Values>()) as Said['say'];
  const says = q.kind === 'motion' ? (['yes', 'no', 'abstain', 'invalid'] as const) : (['chosen', 'invalid'] as const);
  return (
    <>
      <Form.Item name={['said', q.id, 'say']} label={q.title} rules={[{ required: true, message: t('form.needed') }]}>
        <Radio.Group options={says.map((value) => ({ value, label: value === 'chosen' ? t('valid') : t(`votes-own:marks.${value}`) }))} />
      </Form.Item>
      {say === 'chosen' && (
        <Form.Item name={['said', q.id, 'chosen']} label={t('chosenOptions', { count: q.most })}>
          <Select mode="multiple" maxCount={q.most} options={q.options.map(({ id, label }) => ({ value: id, label }))} />
        </Form.Item>
      )}
      {say === 'invalid' && (
        <Form.Item name={['said', q.id, 'invalid']} label={t('invalidWhy')} rules={[{ required: true, message: t('form.needed') }]}>
          <Select options={invalidReasons.map((value) => ({ value, label: t(`votes:invalid.${value}`) }))} />
        </Form.Item>
      )}
    </>
  );
};

const EnterForm = ({ vote, slip, paper, onClose }: { vote: VoteDetail; slip: string; paper: PaperRow | null; onClose: () => void }) => {
  const { t } = useTranslation('votes-console');
  const byArea = vote.questions.some(({ rule }) => rule.measures === 'heads_area');
  const wordsOf = (q: Question, mark: Mark | undefined): string => {
    if (mark === undefined) return '—';
    if (typeof mark === 'string') return t(`votes-own:marks.${mark}`);
    if ('invalid' in mark) return `${t('votes-own:marks.invalid')}（${t(`votes:invalid.${mark.invalid}`)}）`;
    return q.options.flatMap(({ id, label }) => (mark.chosen.includes(id) ? [label] : [])).join('、') || t('votes-own:marks.abstain');
  };
  return (
    <ActDrawer<Values, PaperRow>
      keep="votes.paper"
      subject={`${vote.id} ${slip}`}
      title={t(paper ? (paper.state === 'differs' ? 'decide' : 'compare') : 'enter')}
      lead={
        paper && paper.readings.length > 0 ? (
          <ul>
            {paper.readings.map((reading, i) => (
              <li key={String(i)}>{vote.questions.map((q) => `${q.title}: ${wordsOf(q, reading.marks[q.id])}`).join('；')}</li>
            ))}
          </ul>
        ) : (
          t('enterLead')
        )
      }
      submit={t('save')}
      done={t('saved')}
      renews="votes"
      wide
      initial={{ slip }}
      request={(v) => {
        const marks: Marks = Object.fromEntries(vote.questions.map((q) => [q.id, markOf(v.said?.[q.id])]));
        const area = vote.secret && byArea ? Math.round(Number(v.area ?? 0) * 100) : 0;
        return asked(endpoints.votes.enterPaper, { params: { voteId: vote.id }, body: { slip: v.slip.trim(), marks, area } });
      }}
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item
        name="slip"
        label={t(vote.secret ? 'slip' : 'key')}
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
      >
        <Input maxLength={40} disabled={paper !== null} />
      </Form.Item>
      {vote.secret && byArea && (
        <Form.Item name="area" label={t('areaOnPaper')} rules={[{ required: true, message: t('form.needed') }]}>
          <Input type="number" min={0} step={0.01} />
        </Form.Item>
      )}
      {vote.questions.map((q) => (
        <QuestionItem key={q.id} q={q} />
      ))}
    </ActDrawer>
  );
};
