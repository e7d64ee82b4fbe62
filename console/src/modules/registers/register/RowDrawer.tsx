import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Alert, Button, Drawer, Form, Input, Modal, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { RegisterDetail, RowChange, RowDetail } from '#contract/registers/api.ts';
import type { Gathered } from '#contract/registers/parts.ts';
import { titleOf } from '#ui/form/fields.ts';
import { labelOf } from '#ui/i18n.ts';
import { fullTime } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { rowViews } from '../../../app/manifest.ts';
import { useMe } from '../../../app/queries.ts';
import { asked } from '../../../app/send.ts';
import { Broken } from '../../../components/Broken.tsx';
import { Comments } from '../../../components/comments/Comments.tsx';
import { SendForm } from '../../../components/SendForm.tsx';
import { rowQuery } from '../queries.ts';
import { FoundForm, mayBecome } from './FoundForm.tsx';
import { MoveForm } from './MoveForm.tsx';
import { Related } from './Related.tsx';
import { RowForm } from './RowForm.tsx';
import { RowState } from './Rows.tsx';
import { Sections } from './Sections.tsx';
import { Value } from './Value.tsx';

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
  const me = useMe();
  const founds = me.permissions.includes('organisations.manage');
  const view = rowViews[register.code];
  const [task, setTask] = useState<'change' | 'reveal' | 'found' | Move | null>(null);
  const [opened, setOpened] = useState<Answers>({});
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
      {row.reminders.map(({ code, title, since }) => (
        <Alert key={code} type="warning" showIcon title={labelOf(title)} description={t('row.since', { day: since })} />
      ))}
      <div className="registers-acts">
        {row.may.moves.map((move, i) => (
          <Button key={move.to} type={i === 0 ? 'primary' : 'default'} onClick={() => setTask(move)}>
            {labelOf(move.title)}
          </Button>
        ))}
        {row.may.change && <Button onClick={() => setTask('change')}>{t('form.change')}</Button>}
        {founds && mayBecome(register, row) && <Button onClick={() => setTask('found')}>{t('row.found')}</Button>}
        {row.may.reveal && row.personal.length > 0 && Object.keys(opened).length === 0 && (
          <Button onClick={() => setTask('reveal')}>{t('row.reveal')}</Button>
        )}
        {view && mayOpen(me, view.permission) && <Link {...(view.link(row) as LinkProps)}>{t(view.title)}</Link>}
      </div>
      <Sections row={row} />
      <dl className="facts registers-facts">
        {register.content.fields.map((field) => (
          <div key={field.key}>
            <dt>{titleOf(field)}</dt>
            <dd>
              <Value field={field} value={opened[field.key] ?? row.values[field.key]} names={row.names} />
              {field.gathered && <Source register={register} row={row} gathered={field.gathered} />}
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
          ...register.linkedFrom.map((pointer) => ({
            key: `${pointer.register}-${pointer.field}`,
            label: labelOf(pointer.title),
            children: <Related row={row} pointer={pointer} />,
          })),
          { key: 'history', label: t('row.history'), children: <History changes={row.history} /> },
          { key: 'comments', label: t('row.comments'), children: <Comments type="register_row" subjectId={row.id} /> },
        ]}
      />
      {task === 'change' && <RowForm register={register} row={row} onClose={() => setTask(null)} onDone={keep} />}
      {task === 'found' && <FoundForm register={register} row={row} onClose={() => setTask(null)} onDone={keep} />}
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

/** From where a figure is kept: the rows it is made of. */
const Source = ({ register, row, gathered }: { register: RegisterDetail; row: RowDetail; gathered: Gathered }) => {
  const { t } = useTranslation('registers-console');
  const from = register.linkedFrom.find((one) => one.register === gathered.register && one.field === gathered.by);
  if (!from) return null;
  return (
    <Link
      to="/registers/$code"
      params={{ code: gathered.register }}
      search={{ where: JSON.stringify([{ field: gathered.by, is: [row.id] }, ...gathered.where]) }}
      className="registers-source"
    >
      {t('row.from', { register: labelOf(from.title) })}
    </Link>
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

interface RevealProps {
  register: RegisterDetail;
  row: RowDetail;
  onClose: () => void;
  onDone: (values: Answers) => void;
}

const Reveal = ({ register, row, onClose, onDone }: RevealProps) => {
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
