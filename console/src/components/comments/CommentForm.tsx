import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '#contract/comments/api.ts';
import { call, endpoints } from '../../app/api.ts';
import { useSettled } from '../../app/hooks.ts';
import { asked } from '../../app/send.ts';
import { SendForm } from '../SendForm.tsx';

type Person = { value: string; label: string };
interface Values {
  text: string;
  mentions?: Person[];
}

const Colleagues = ({
  type,
  subjectId,
  ...field
}: {
  type: string;
  subjectId: string;
  id?: string;
  value?: Person[];
  onChange?: (value: Person[]) => void;
}) => {
  const { t } = useTranslation('comments');
  const [words, setWords] = useState('');
  const [open, setOpen] = useState(false);
  const q = useSettled(words.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['colleagues', type, subjectId, q],
    enabled: open,
    queryFn: ({ signal }) => call(endpoints.comments.findColleagues, { query: { type, subjectId, q: q || undefined } }, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <Select<Person[]>
      {...field}
      mode="multiple"
      labelInValue
      maxCount={10}
      filterOption={false}
      loading={isFetching}
      placeholder={t('notify')}
      aria-label={t('notify')}
      onSearch={setWords}
      onOpenChange={setOpen}
      optionRender={({ data: one }) => (
        <>
          {one.label} <span className="soft">{(one as { at?: string }).at}</span>
        </>
      )}
      options={(data?.items ?? []).map(({ id, name, at }) => ({ value: id, label: name, at }))}
    />
  );
};

interface Props {
  type: string;
  subjectId: string;
  /** What is changed; something new without it. */
  comment?: Comment;
  onDone: () => void;
  onCancel?: () => void;
}

/** Says something about a thing, or says it differently. */
export const CommentForm = ({ type, subjectId, comment, onDone, onCancel }: Props) => {
  const { t } = useTranslation('comments');
  return (
    <SendForm<Values, Comment>
      keep={comment ? 'comments.edit' : 'comments.add'}
      subject={comment?.id ?? subjectId}
      title={t(comment ? 'edit' : 'title')}
      initial={comment ? { text: comment.text ?? '', mentions: comment.mentions.map(({ id, name }) => ({ value: id, label: name })) } : {}}
      submit={t(comment ? 'save' : 'send')}
      request={({ text, mentions = [] }) => {
        const said = { text, mentions: mentions.map(({ value }) => value) };
        return comment
          ? asked(endpoints.comments.editComment, { params: { commentId: comment.id }, body: { version: comment.version, ...said } })
          : asked(endpoints.comments.addComment, { body: { type, subjectId, ...said } });
      }}
      onDone={onDone}
      {...(onCancel ? { onCancel } : {})}
    >
      <Form.Item name="text" rules={[{ required: true, whitespace: true, max: 1000, message: t('placeholder') }]}>
        <Input.TextArea aria-label={t('title')} placeholder={t('placeholder')} maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <Form.Item name="mentions" extra={t('notifyHint')}>
        <Colleagues type={type} subjectId={subjectId} />
      </Form.Item>
    </SendForm>
  );
};
