import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '#contract/comments/api.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../app/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { useSlot } from '../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../app/send.ts';
import { CommentForm } from './CommentForm.tsx';

const Before = ({ comment: { id, version } }: { comment: Comment }) => {
  const { t } = useTranslation('comments');
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ['comment-versions', id, version],
    queryFn: ({ signal }) => call(endpoints.comments.listCommentVersions, { params: { commentId: id } }, signal),
  });
  return (
    <ol className="comments-before" aria-label={t('before')}>
      {data?.items.map((one) => (
        <li key={one.version}>
          <span className="soft">{t('until', { time: shortTime(one.until, locale) })}</span> {one.text}
        </li>
      ))}
    </ol>
  );
};

interface Props {
  comment: Comment;
  type: string;
  subjectId: string;
  onDone: () => void;
}

/** One comment: who said it when, for whom it was meant, what it said before. */
export const Said = ({ comment, type, subjectId, onDone }: Props) => {
  const { t } = useTranslation('comments');
  const locale = useLocale();
  const { message, modal } = App.useApp();
  const [editing, setEditing] = useState(false);
  const [before, setBefore] = useState(false);
  const withdraw = useSend({
    slot: useSlot('comments.withdraw', comment.id),
    request: ({ id, version }: Comment) => asked(endpoints.comments.withdrawComment, { params: { commentId: id }, body: { version } }),
    onDone,
    onFailed: (failure) => void message.error(sendingWords(failure)),
  });
  const ask = (): void =>
    void modal.confirm({
      title: t('withdrawAsk'),
      content: t('withdrawText'),
      okText: t('withdraw'),
      onOk: () => withdraw.send(comment),
    });
  const done = (): void => {
    setEditing(false);
    onDone();
  };
  return (
    <li>
      <p className="comments-head">
        <strong>{comment.author.name}</strong>{' '}
        <time className="soft" dateTime={comment.at}>
          {shortTime(comment.at, locale)}
        </time>{' '}
        {comment.editedAt && comment.text !== null && (
          <button type="button" className="plain-link" aria-expanded={before} onClick={() => setBefore(!before)}>
            {t('edited')}
          </button>
        )}
      </p>
      {comment.text === null ? (
        <p className="soft">{t('withdrawn')}</p>
      ) : editing ? (
        <CommentForm type={type} subjectId={subjectId} comment={comment} onDone={done} onCancel={() => setEditing(false)} />
      ) : (
        <p className="comments-text">{comment.text}</p>
      )}
      {comment.mentions.length > 0 && (
        <p className="soft">{t('to', { names: comment.mentions.map(({ name }) => name).join(t('console:comma')) })}</p>
      )}
      {before && comment.text !== null && <Before comment={comment} />}
      {comment.actions.length > 0 && !editing && (
        <div className="cell-acts">
          <Button size="small" type="text" onClick={() => setEditing(true)}>
            {t('edit')}
          </Button>
          <Button size="small" type="text" loading={withdraw.isPending} onClick={ask}>
            {t('withdraw')}
          </Button>
        </div>
      )}
    </li>
  );
};
