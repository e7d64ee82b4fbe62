import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Modal, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { RegisterDetail, RowChange, RowDetail } from '#contract/registers/api.ts';
import { shown, titleOf } from '#ui/form/fields.ts';
import { labelOf } from '#ui/i18n.ts';
import { fullTime } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { Broken } from '../../../components/Broken.tsx';
import { Comments } from '../../../components/comments/Comments.tsx';
import { SendForm } from '../../../components/SendForm.tsx';
import { rowQuery } from '../queries.ts';
import { RowForm } from './RowForm.tsx';
import { RowState } from './Rows.tsx';

interface Props {
  register: RegisterDetail;
  rowId: string;
  onClose: () => void;
}

/** A row with what stands in it, what was changed and what colleagues say; its changes begin here. */
export const RowDrawer = ({ register, rowId, onClose }: Props) => {
  const { t } = useTranslation('registers-console');
  const { data, error, refetch } = useQuery(rowQuery(register.code, rowId));
  return (
    <Drawer open title={data?.title ?? t('title')} onClose={onClose} size={640} destroyOnHidden>
      {error && !data && <Broken error={error} reset={() => void refetch()} />}
      {!error && !data && <Skeleton active />}
      {data && <Row key={data.version} register={register} row={data} />}
    </Drawer>
  );
};

type Move = RowDetail['may']['moves'][number];

const Row = ({ register, row }: { register: RegisterDetail; row: RowDetail }) => {
  const { t } = useTranslation('registers-console');
  const client = useQueryClient();
  const [task, setTask] = useState<'change' | 'reveal' | Move | null>(null);
  const [opened, setOpened] = useState<Answers>({});
  const words = { yes: t('yes'), no: t('no'), files: (count: number) => t('files', { count }) };
  const keep = (now: RowDetail): void => {
    client.setQueryData(rowQuery(register.code, row.id).queryKey, now);
    void client.invalidateQueries({ queryKey: ['registers'] });
    setTask(null);
  };
  return (
    <>
      <p>
        <RowState register={register} state={row.state} /> {row.area && <span className="soft">{row.area.name}</span>}
      </p>
      <div className="registers-acts">
        {row.may.moves.map((move, i) => (
          <Button key={move.to} type={i === 0 ? 'primary' : 'default'} onClick={() => setTask(move)}>
            {labelOf(move.title)}
          </Button>
        ))}
        {row.may.change && <Button onClick={() => setTask('change')}>{t('form.change')}</Button>}
        {row.may.reveal && row.personal.length > 0 && Object.keys(opened).length === 0 && (
          <Button onClick={() => setTask('reveal')}>{t('row.reveal')}</Button>
        )}
      </div>
      <dl className="facts registers-facts">
        {register.content.fields.map((field) => (
          <div key={field.key}>
            <dt>{titleOf(field)}</dt>
            <dd>
              {shown(field, opened[field.key] ?? row.values[field.key], row.names, words)}
              {row.raw[field.key] !== undefined && <span className="soft"> {t('row.raw', { text: row.raw[field.key] })}</span>}
            </dd>
          </div>
        ))}
        {row.older.map(({ title, value }) => (
          <div key={`${title.zh} ${value}`}>
            <dt>
              {labelOf(title)} <span className="soft">{t('row.older')}</span>
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Tabs
        items={[
          { key: 'history', label: t('row.history'), children: <History changes={row.history} /> },
          { key: 'comments', label: t('row.comments'), children: <Comments type="register_row" subjectId={row.id} /> },
        ]}
      />
      {task === 'change' && <RowForm register={register} row={row} onClose={() => setTask(null)} onDone={keep} />}
      {task === 'reveal' && (
        <Reveal
          register={register}
          row={row}
          onClose={() => setTask(null)}
          onDone={(values) => {
            setOpened(values);
            setTask(null);
          }}
        />
      )}
      {task !== null && typeof task === 'object' && (
        <MoveForm register={register} row={row} move={task} onClose={() => setTask(null)} onDone={keep} />
      )}
    </>
  );
};

const History = ({ changes }: { changes: readonly RowChange[] }) => {
  const { t } = useTranslation('registers-console');
  const locale = useLocale();
  return (
    <ol className="registers-history">
      {changes.map((change) => (
        <li key={change.version}>
          <div>
            <strong>{t(`row.what.${change.what}`)}</strong> <span className="soft">{change.by ?? t('row.platform')}</span>{' '}
            <span className="soft num">{fullTime(change.at, locale)}</span>
          </div>
          {change.reason && <p>{t('row.why', { reason: change.reason })}</p>}
          {change.fields.map(({ title, before, after }) => (
            <p key={title.zh}>
              {labelOf(title)}：<del>{before ?? t('row.nothing')}</del> → <ins>{after ?? t('row.nothing')}</ins>
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
};

interface TaskProps<R> {
  register: RegisterDetail;
  row: RowDetail;
  onClose: () => void;
  onDone: (result: R) => void;
}

const MoveForm = ({ register, row, move, onClose, onDone }: TaskProps<RowDetail> & { move: Move }) => {
  const { t } = useTranslation('registers-console');
  const { message } = App.useApp();
  return (
    <Modal open title={labelOf(move.title)} footer={null} onCancel={onClose} destroyOnHidden>
      <SendForm<{ reason?: string }, RowDetail>
        keep="registers.move"
        subject={`${row.id} ${move.to}`}
        title={labelOf(move.title)}
        submit={labelOf(move.title)}
        ready
        request={({ reason }) =>
          asked(endpoints.registers.moveRegisterRow, {
            params: { code: register.code, rowId: row.id },
            body: { version: row.version, to: move.to, reason: reason?.trim() || null },
          })
        }
        onCancel={onClose}
        onDone={(now) => {
          void message.success(t('form.saved'));
          onDone(now);
        }}
      >
        <p>{t('row.moveLead', { title: row.title })}</p>
        <Form.Item
          name="reason"
          label={t('form.reason')}
          rules={move.reason ? [{ required: true, whitespace: true, min: 2, message: t('form.reasonNeeded') }] : []}
        >
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </SendForm>
    </Modal>
  );
};

const Reveal = ({ register, row, onClose, onDone }: TaskProps<Answers>) => {
  const { t } = useTranslation('registers-console');
  return (
    <Modal open title={t('row.reveal')} footer={null} onCancel={onClose} destroyOnHidden>
      <SendForm<{ reason: string }, { values: Answers }>
        keep="registers.reveal"
        subject={row.id}
        title={t('row.reveal')}
        submit={t('row.reveal')}
        request={({ reason }) =>
          asked(endpoints.registers.revealRegisterRow, { params: { code: register.code, rowId: row.id }, body: { reason } })
        }
        onCancel={onClose}
        onDone={({ values }) => onDone(values)}
      >
        <p>{t('row.revealLead')}</p>
        <Form.Item
          name="reason"
          label={t('form.reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('form.reasonNeeded') }]}
        >
          <Input.TextArea rows={2} maxLength={200} autoFocus />
        </Form.Item>
      </SendForm>
    </Modal>
  );
};
