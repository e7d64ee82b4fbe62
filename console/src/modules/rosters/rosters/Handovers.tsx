import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Handover } from '#contract/rosters/api.ts';
import { shortTime } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { useMe } from '../../../app/queries.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { More } from '../../../components/list/More.tsx';
import { useList } from '../../../components/list/useList.ts';
import { SendForm } from '../../../components/SendForm.tsx';
import { handoversQuery } from './queries.ts';

/** Signs for a note. */
export const SignButton = ({ handoverId }: { handoverId: string }) => {
  const { t } = useTranslation('rosters');
  const client = useQueryClient();
  const { message } = App.useApp();
  const signing = useSend({
    slot: useSlot('rosters.sign', handoverId),
    request: () => asked(endpoints.rosters.readHandover, { params: { handoverId }, body: {} }),
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['rosters'] });
      void client.invalidateQueries({ queryKey: ['todos'] });
    },
    onFailed: (error) => void message.error(sendingWords(error)),
  });
  return (
    <Button size="small" type="primary" loading={signing.isPending} onClick={() => signing.send(undefined)}>
      {t('sign')}
    </Button>
  );
};

/** Hand-over notes of a roster, newest first, and a form for a new one. */
export const Handovers = ({ rosterId }: { rosterId: string }) => {
  const { t } = useTranslation('rosters');
  const locale = useLocale();
  const client = useQueryClient();
  const me = useMe().account.id;
  const { list, rows } = useList(handoversQuery(rosterId));
  return (
    <section className="card" aria-labelledby="roster-notes">
      <h2 id="roster-notes">{t('notes')}</h2>
      <SendForm<{ text: string }, Handover>
        keep="rosters.handover"
        subject={rosterId}
        title={t('notes')}
        submit={t('leaveNote')}
        request={({ text }) => asked(endpoints.rosters.writeHandover, { params: { rosterId }, body: { text } })}
        onDone={() => void client.invalidateQueries({ queryKey: ['rosters', rosterId, 'handovers'] })}
      >
        <Form.Item
          name="text"
          label={t('noteText')}
          rules={[{ required: true, whitespace: true, min: 2, max: 1000, message: t('noteNeeded') }]}
        >
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </SendForm>
      {rows.length === 0 && !list.isPending && <p className="soft">{t('noNotes')}</p>}
      <ul className="roster-lines">
        {rows.map(({ id, text, author, writtenAt, read }) => (
          <li key={id}>
            <div>
              <strong>{author.name}</strong> <span className="soft">{shortTime(writtenAt, locale)}</span>
              <p className="roster-note">{text}</p>
            </div>
            {read ? (
              <span className="soft">{t('signedBy', { name: read.by.name, time: shortTime(read.at, locale) })}</span>
            ) : (
              author.accountId !== me && <SignButton handoverId={id} />
            )}
          </li>
        ))}
      </ul>
      <More list={list} small />
    </section>
  );
};
