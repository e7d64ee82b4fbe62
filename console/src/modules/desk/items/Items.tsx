import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskFilter, DeskTemplate } from '#contract/desk/api.ts';
import { endpoints } from '../../../app/api.ts';
import { deskItemsQuery } from '../../../app/desk-items.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { queryClient } from '../../../app/queries.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { Broken } from '../../../components/Broken.tsx';
import { TemplateDrawer } from './TemplateDrawer.tsx';
import '../../../styles/desk-items.css';

/** Answer templates and saved filters, one's own and those shared with one. */
export const Items = () => {
  const { t } = useTranslation('desk');
  const { message, modal } = App.useApp();
  const [open, setOpen] = useState<DeskTemplate | 'new' | null>(null);
  const { data, error, refetch } = useQuery(deskItemsQuery);
  useTitle(t('items.title'));
  const again = (): void => void queryClient.invalidateQueries({ queryKey: deskItemsQuery.queryKey });
  const remove = useSend({
    slot: useSlot('desk.remove', 'items'),
    request: (itemId: string) => asked(endpoints.desk.removeDeskItem, { params: { itemId }, body: {} }),
    onDone: () => {
      again();
      void message.success(t('items.removed'));
    },
    onFailed: (failure) => void message.error(sendingWords(failure)),
  });
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const line = (one: DeskTemplate | DeskFilter, acts: React.ReactNode, text?: string) => (
    <li key={one.id}>
      <div className="desk-item-words">
        <strong>{one.title}</strong>
        <span className="soft"> {one.shared ? t('items.sharedWith', { name: one.shared.name }) : t('items.own')}</span>
        {text && <p>{text}</p>}
      </div>
      <div className="cell-acts">
        {acts}
        <Button
          size="small"
          danger
          aria-label={t('items.remove', { title: one.title })}
          onClick={() =>
            void modal.confirm({
              title: t('items.removeAsk', { title: one.title }),
              okText: t('items.removeShort'),
              onOk: () => remove.send(one.id),
            })
          }
        >
          {t('items.removeShort')}
        </Button>
      </div>
    </li>
  );
  return (
    <div className="page desk-lists">
      <div className="page-head">
        <h1>{t('items.title')}</h1>
        <p className="soft">{t('items.lead')}</p>
      </div>
      <section className="card" aria-labelledby="desk-templates">
        <div className="card-head">
          <h2 id="desk-templates">{t('items.templates')}</h2>
          <Button icon={<PlusOutlined />} onClick={() => setOpen('new')}>
            {t('items.add')}
          </Button>
        </div>
        {data.templates.length === 0 && <p className="soft">{t('items.noTemplates')}</p>}
        <ul className="desk-items">
          {data.templates.map((one) =>
            line(
              one,
              <Button size="small" aria-label={t('items.change', { title: one.title })} onClick={() => setOpen(one)}>
                {t('items.changeShort')}
              </Button>,
              `${t(`cases:actions.${one.content.action}`)}：${one.content.text}`,
            ),
          )}
        </ul>
      </section>
      <section className="card" aria-labelledby="desk-filters">
        <h2 id="desk-filters">{t('items.filters')}</h2>
        {data.filters.length === 0 && <p className="soft">{t('items.noFilters')}</p>}
        <ul className="desk-items">
          {data.filters.map((one) =>
            line(
              one,
              <Link to="/cases" search={one.content.search as never} className="button-link">
                {t('items.open')}
              </Link>,
            ),
          )}
        </ul>
      </section>
      {open && (
        <TemplateDrawer
          template={open === 'new' ? null : open}
          shares={data.shares}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            again();
          }}
        />
      )}
    </div>
  );
};
