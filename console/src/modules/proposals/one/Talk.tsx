import { Button, Checkbox, Form, Input, Radio, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Proposal, ProposalAmendment, ProposalComment } from '#contract/proposals/api.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { SideBySide } from '../../../components/SideBySide.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';
import { amendmentsQuery, commentsQuery } from '../queries.ts';

const one = (text: string) => (text === '' ? [] : [{ key: 'a', text }]);

/** Amendments beside the words they would change, and what became of them. */
export const Amendments = ({ proposal }: { proposal: Proposal }) => {
  const { t } = useTranslation('proposals-console');
  const { list, rows } = useList(amendmentsQuery(proposal.id));
  const [answering, setAnswering] = useState<ProposalAmendment | null>(null);
  const may = proposal.acts.includes('answer');
  return (
    <section aria-label={t('amendments')}>
      <h2>{t('amendmentsOf', { count: proposal.amendments })}</h2>
      <RecordTable<ProposalAmendment>
        list={list}
        rows={rows}
        rowKey="id"
        width={900}
        empty={t('noAmendments')}
        columns={[
          {
            title: t('change'),
            key: 'change',
            bare: true,
            render: (_, row) => (
              <>
                <SideBySide older={one(row.before)} newer={one(row.after)} olderTitle={t('before')} newerTitle={t('after')} />
                <p className="soft">{t('because', { words: row.reason })}</p>
              </>
            ),
          },
          {
            title: t('state'),
            key: 'state',
            width: 220,
            render: (_, row) => (
              <>
                <Tag>{t(`proposals:amendmentStates.${row.state}`)}</Tag>
                <div className="soft">{`${row.by} · ${t('versionOf', { n: row.version })}`}</div>
                {row.overtaken && <div>{t('overtaken')}</div>}
                {row.takenVersion && <div>{t('takenIn', { n: row.takenVersion })}</div>}
                {row.answer && <div className="plain">{row.answer}</div>}
                {may && row.state === 'open' && !row.own && (
                  <Button size="small" type="primary" onClick={() => setAnswering(row)}>
                    {t('acts.answer')}
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
      {answering && <AnswerAmendment amendment={answering} onClose={() => setAnswering(null)} />}
    </section>
  );
};

const AnswerAmendment = ({ amendment, onClose }: { amendment: ProposalAmendment; onClose: () => void }) => {
  const { t } = useTranslation('proposals-console');
  return (
    <ActDrawer<{ verdict: 'taken' | 'refused'; words?: string }, ProposalAmendment>
      keep="proposals.answer"
      subject={amendment.id}
      title={t('acts.answer')}
      lead={amendment.overtaken && <p>{t('overtaken')}</p>}
      submit={t('acts.answer')}
      done={t('done.answered')}
      renews="proposals"
      initial={{ verdict: amendment.overtaken ? 'refused' : 'taken' }}
      request={({ verdict, words = '' }) =>
        asked(endpoints.proposals.answerProposalAmendment, {
          params: { amendmentId: amendment.id },
          body: { verdict, words: words.trim() },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="verdict" label={t('form.verdict')}>
        <Radio.Group
          options={(['taken', 'refused'] as const).map((value) => ({
            value,
            label: t(`verdicts.${value}`),
            disabled: value === 'taken' && amendment.overtaken,
          }))}
        />
      </Form.Item>
      <Form.Item name="words" label={t('form.answer')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </ActDrawer>
  );
};

/** What was said, with answers. */
export const Comments = ({ proposal }: { proposal: Proposal }) => {
  const { t } = useTranslation('proposals-console');
  const { list, rows } = useList(commentsQuery(proposal.id));
  const [answering, setAnswering] = useState<ProposalComment | null>(null);
  const may = proposal.acts.includes('answer');
  return (
    <section aria-label={t('comments')}>
      <h2>{t('commentsOf', { count: proposal.comments })}</h2>
      <RecordTable<ProposalComment>
        list={list}
        rows={rows}
        rowKey="id"
        width={700}
        empty={t('noComments')}
        columns={[
          { title: t('stance'), key: 'stance', width: 90, render: (_, row) => t(`proposals:stances.${row.stance}`) },
          {
            title: t('words'),
            key: 'words',
            bare: true,
            render: (_, row) => (
              <>
                <div className="plain">{row.words ?? t('hidden', { words: row.hidden })}</div>
                <div className="soft">{`${row.by} · ${t('versionOf', { n: row.version })}`}</div>
                {row.answer && <div className="plain">{t('answered', { words: row.answer })}</div>}
              </>
            ),
          },
          {
            title: t('acts.title'),
            key: 'acts',
            width: 100,
            render: (_, row) =>
              may &&
              row.hidden === null && (
                <Button size="small" onClick={() => setAnswering(row)}>
                  {t('acts.reply')}
                </Button>
              ),
          },
        ]}
      />
      {answering && <AnswerComment comment={answering} onClose={() => setAnswering(null)} />}
    </section>
  );
};

const AnswerComment = ({ comment, onClose }: { comment: ProposalComment; onClose: () => void }) => {
  const { t } = useTranslation('proposals-console');
  return (
    <ActDrawer<{ words: string; hide?: boolean }, ProposalComment>
      keep="proposals.reply"
      subject={comment.id}
      title={t('acts.reply')}
      lead={<p className="plain">{comment.words}</p>}
      submit={t('acts.reply')}
      done={t('done.answered')}
      renews="proposals"
      request={({ words, hide = false }) =>
        asked(endpoints.proposals.answerProposalComment, { params: { commentId: comment.id }, body: { words: words.trim(), hide } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <WordsItem name="words" label={t('form.answer')} needed={t('form.needed')} most={500} />
      {!comment.own && (
        <Form.Item name="hide" valuePropName="checked" extra={t('form.hideHint')}>
          <Checkbox>{t('form.hide')}</Checkbox>
        </Form.Item>
      )}
    </ActDrawer>
  );
};
