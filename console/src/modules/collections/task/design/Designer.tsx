import { Link } from '@tanstack/react-router';
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskContent } from '#contract/collections/content.ts';
import type { TaskDetail } from '#contract/collections/tasks.ts';
import { basisKinds } from '#contract/demands/kinds.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../../app/api.ts';
import { useTitle } from '../../../../app/hooks.ts';
import { useSlot } from '../../../../app/kept.ts';
import { queryClient } from '../../../../app/queries.ts';
import { asked, sendingWords, useSend } from '../../../../app/send.ts';
import { EndDrawer } from '../../Drawers.tsx';
import { key, taskQuery } from '../../queries.ts';
import { AddresseesEditor } from './AddresseesEditor.tsx';
import { CellsEditor } from './CellsEditor.tsx';
import { Compare } from './Compare.tsx';
import { SendDrawer } from './SendDrawer.tsx';
import '../../../../styles/collections.css';

/** Where a task is designed: what it asks, whom, and what of it is known already. */
export const Designer = ({ task }: { task: TaskDetail }) => {
  const { t } = useTranslation('collections-console');
  const { message } = App.useApp();
  const [content, setContent] = useState<TaskContent>(task.content);
  const [open, setOpen] = useState<'send' | 'end' | null>(null);
  useTitle(task.title);
  const sending = useSend<{ content: TaskContent; next: 'send' | null }, TaskDetail>({
    slot: useSlot('collections.design', task.id),
    request: (meant) =>
      asked(endpoints.collections.saveTask, { params: { taskId: task.id }, body: { version: task.version, content: meant.content } }),
    onDone: (answer, { next }) => {
      queryClient.setQueryData(taskQuery(task.id).queryKey, answer);
      void queryClient.invalidateQueries({ queryKey: [key, 'tasks'] });
      if (next === 'send') setOpen('send');
      else void message.success(t('saved'));
    },
  });
  const put = (next: Partial<TaskContent>): void => setContent({ ...content, ...next });
  const basis = content.basis;
  const setBasis = (next: Partial<NonNullable<TaskContent['basis']>>): void =>
    put({ basis: { kind: 'document', text: '', ...basis, ...next } });
  // a basis that was begun and left empty is none
  const whole = (): TaskContent => ({ ...content, basis: basis && basis.text.trim().length > 1 ? basis : null });
  return (
    <div className="page collections-design">
      <div className="page-head">
        <p className="soft">
          <Link to="/collections" search={{ which: 'tasks' }}>
            {t('title')}
          </Link>
        </p>
        <h1>{task.title}</h1>
        <p className="soft">{t('design.lead', { name: task.asker.name })}</p>
      </div>
      <div className="bar">
        <Button loading={sending.isPending} onClick={() => sending.send({ content: whole(), next: null })}>
          {t('save')}
        </Button>
        <Button type="primary" disabled={sending.isPending} onClick={() => sending.send({ content: whole(), next: 'send' })}>
          {t('design.send')}
        </Button>
        <Button danger onClick={() => setOpen('end')}>
          {t('design.drop')}
        </Button>
        {sending.error && (
          <p className="field-problem" role="alert">
            {sendingWords(sending.error)}
          </p>
        )}
      </div>
      <section className="card collections-what">
        <Input
          aria-label={t('name')}
          placeholder={t('name')}
          value={content.title}
          maxLength={100}
          onChange={({ target }) => put({ title: target.value })}
        />
        <Input
          aria-label={t('dueOn')}
          type="date"
          min={platformDay()}
          value={content.dueOn}
          onChange={({ target }) => target.value && put({ dueOn: target.value })}
        />
        <Select
          aria-label={t('basisKind')}
          placeholder={t('basisKind')}
          value={basis?.kind}
          options={basisKinds.map((value) => ({ value, label: t(`demands:bases.${value}`) }))}
          onChange={(kind) => setBasis({ kind })}
        />
        <Input
          aria-label={t('basisText')}
          placeholder={t('basisText')}
          value={basis?.text ?? ''}
          maxLength={200}
          onChange={({ target }) => setBasis({ text: target.value })}
        />
        <Input.TextArea
          className="collections-wide"
          aria-label={t('note')}
          placeholder={t('note')}
          value={content.note ?? ''}
          maxLength={500}
          autoSize={{ minRows: 1, maxRows: 5 }}
          onChange={({ target }) => put({ note: target.value || null })}
        />
      </section>
      <AddresseesEditor from={task.asker.code} value={content.addressees} onChange={(addressees) => put({ addressees })} />
      <div className="collections-two">
        <CellsEditor content={content} onChange={put} />
        <Compare taskId={task.id} content={content} onChange={put} />
      </div>
      {open === 'send' && <SendDrawer task={task} onClose={() => setOpen(null)} />}
      {open === 'end' && <EndDrawer task={task} onClose={() => setOpen(null)} />}
    </div>
  );
};
