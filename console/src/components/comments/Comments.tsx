import { useQueryClient } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { call, endpoints, wordsFor } from '../../app/api.ts';
import { useLive } from '../../app/live.ts';
import { More } from '../list/More.tsx';
import { listQuery, useList } from '../list/useList.ts';
import { CommentForm } from './CommentForm.tsx';
import { Said } from './Said.tsx';
import '../../styles/comments.css';

/** What colleagues said about a thing, newest first, and the field to say something. Others' words come by themselves. */
export const Comments = ({ type, subjectId }: { type: string; subjectId: string }) => {
  const { t } = useTranslation('comments');
  const client = useQueryClient();
  const key = useMemo(() => ['comments', type, subjectId], [type, subjectId]);
  const { list, rows } = useList(
    listQuery(key, (cursor, signal) => call(endpoints.comments.listComments, { query: { type, subjectId, cursor, limit: 20 } }, signal)),
  );
  const again = useMemo(() => () => void client.invalidateQueries({ queryKey: key }), [client, key]);
  useLive(
    useMemo(
      () => ({ hello: again, comment: (event) => event.type === type && event.subjectId === subjectId && again() }),
      [again, type, subjectId],
    ),
  );
  const mayWrite = list.data?.pages[0]?.mayWrite ?? false;
  return (
    <section className="comments" aria-label={t('title')}>
      {mayWrite && <CommentForm type={type} subjectId={subjectId} onDone={again} />}
      {list.isError && !list.data && (
        <p className="field-problem" role="alert">
          {wordsFor(list.error)}
        </p>
      )}
      {list.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {list.data && rows.length === 0 && <p className="soft">{t('none')}</p>}
      <ol className="comments-list" aria-live="polite">
        {rows.map((one) => (
          <Said key={one.id} comment={one} type={type} subjectId={subjectId} onDone={again} />
        ))}
      </ol>
      <More list={list} />
      {list.data && !mayWrite && <p className="soft">{t('closed')}</p>}
    </section>
  );
};
