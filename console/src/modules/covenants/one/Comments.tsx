import { Button, Checkbox, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CovenantComment, CovenantVersion } from '#contract/covenants/api.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { WordsItem } from '../../../components/WordsItem.tsx';
import { commentsQuery } from '../queries.ts';

/** What people said of a version, article by article. */
export const Comments = ({ covenantId, version, mayAnswer }: { covenantId: string; version: CovenantVersion; mayAnswer: boolean }) => {
  const { t } = useTranslation('covenants-console');
  const { list, rows } = useList(commentsQuery(covenantId, version.number));
  const [answering, setAnswering] = useState<CovenantComment | null>(null);
  const place = (key: string | null): string => {
    const at = version.articles.findIndex((one) => one.key === key);
    return at < 0 ? t('whole') : t('article', { n: at + 1, heading: version.articles[at]?.heading });
  };
  return (
    <section aria-label={t('comments')}>
      <h2>{t('commentsOf', { count: version.comments })}</h2>
      <RecordTable<CovenantComment>
        list={list}
        rows={rows}
        rowKey="id"
        width={700}
        empty={t('noComments')}
        columns={[
          { title: t('place'), key: 'place', width: 180, render: (_, row) => place(row.article) },
          {
            title: t('words'),
            key: 'words',
            bare: true,
            render: (_, row) => (
              <>
                <div className="plain">{row.words ?? t('hidden', { words: row.hidden })}</div>
                <div className="soft">{row.by}</div>
                {row.answer && <div className="plain">{t('answered', { words: row.answer })}</div>}
                {mayAnswer && row.hidden === null && (
                  <Button size="small" onClick={() => setAnswering(row)}>
                    {t('acts.answer')}
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
      {answering && (
        <ActDrawer<{ words: string; hide?: boolean }, CovenantComment>
          keep="covenants.answer"
          subject={answering.id}
          title={t('acts.answer')}
          lead={<p className="plain">{answering.words}</p>}
          submit={t('acts.answer')}
          done={t('done.answered')}
          renews="covenants"
          request={({ words, hide = false }) =>
            asked(endpoints.covenants.answerCovenantComment, {
              params: { commentId: answering.id },
              body: { words: words.trim(), hide },
            })
          }
          onClose={() => setAnswering(null)}
          onDone={() => setAnswering(null)}
        >
          <WordsItem name="words" label={t('form.answer')} needed={t('form.needed')} most={500} />
          {!answering.own && (
            <Form.Item name="hide" valuePropName="checked" extra={t('form.hideHint')}>
              <Checkbox>{t('form.hide')}</Checkbox>
            </Form.Item>
          )}
        </ActDrawer>
      )}
    </section>
  );
};
