import { PlusOutlined } from '@ant-design/icons';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnKind } from '#contract/platform/local-kinds.ts';
import { nameOf } from '#ui/i18n.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useMedia, useTitle } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { setTitle, wordOf } from '../../../app/kinds.ts';
import { meQuery } from '../../../app/queries.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import '../../../styles/settings.css';
import { KindForm, type KindTask } from './KindForm.tsx';
import '../../../styles/stacks.css';

const kindsQuery = queryOptions({ queryKey: ['kinds'], queryFn: ({ signal }) => call(endpoints.platform.listKinds, {}, signal) });

/** Kinds of organisations, appointments, places and grids: those that come with the platform, and the jurisdiction's own. */
export const Kinds = () => {
  const { t } = useTranslation('platform');
  const client = useQueryClient();
  const { message } = App.useApp();
  const wide = useMedia('(min-width: 768px)');
  const [task, setTask] = useState<KindTask | null>(null);
  const { data, error, refetch } = useQuery(kindsQuery);
  useTitle(t('nav.kinds'));
  const done = (kind: OwnKind): void => {
    setTask(null);
    void message.success(t('kinds.saved', { name: nameOf(kind) }));
    void client.invalidateQueries({ queryKey: kindsQuery.queryKey });
    void client.fetchQuery({ ...meQuery, staleTime: 0 });
  };
  const end = useSend({
    slot: useSlot('platform.endKind'),
    request: ({ id, version, name, nameEn, ended }: OwnKind) =>
      asked(endpoints.platform.changeKind, { params: { kindId: id }, body: { version, name, nameEn, ended: !ended } }),
    onDone: done,
    onFailed: (failure) => void message.error(sendingWords(failure)),
  });
  if (error) return <Broken error={error} reset={() => void refetch()} />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.kinds')}</h1>
        <p className="soft">{t('kinds.lead')}</p>
      </div>
      {!data && <Skeleton active />}
      {data?.sets.map((set) => {
        const shipped = (code: string): string => t(wordOf(set, code));
        const title = t(setTitle(set));
        return (
          <section key={set.subject} className="card kinds" aria-label={title}>
            <h2>{title}</h2>
            <p className="soft">{t('kinds.shipped', { kinds: set.shipped.map(shipped).join(t('console:comma')) })}</p>
            {set.own.length > 0 && (
              <Table<OwnKind>
                size="small"
                rowKey="id"
                dataSource={set.own}
                pagination={false}
                className="stacks"
                scroll={wide ? { x: 640 } : {}}
                columns={[
                  {
                    title: t('kinds.name'),
                    key: 'name',
                    render: (_, kind) => (
                      <>
                        <strong>{kind.name}</strong> {kind.ended && <span className="flag">{t('kinds.ended')}</span>}
                        <div className="soft">{kind.nameEn}</div>
                      </>
                    ),
                  },
                  {
                    title: t('kinds.base'),
                    key: 'base',
                    width: 200,
                    onCell: () => named(t('kinds.base')),
                    render: (_, { code }) => shipped(code.slice(0, code.indexOf('-'))),
                  },
                  {
                    title: t('kinds.acts'),
                    key: 'acts',
                    width: 200,
                    render: (_, kind) => (
                      <div className="cell-acts">
                        <Button size="small" onClick={() => setTask({ set, kind })}>
                          {t('kinds.rename')}
                        </Button>
                        <Button size="small" loading={end.isPending} onClick={() => end.send(kind)}>
                          {t(kind.ended ? 'kinds.resume' : 'kinds.end')}
                        </Button>
                      </div>
                    ),
                  },
                ]}
              />
            )}
            <p className="kinds-add">
              <Button icon={<PlusOutlined />} onClick={() => setTask({ set, kind: null })} aria-label={t('kinds.addTo', { title })}>
                {t('kinds.add')}
              </Button>
            </p>
          </section>
        );
      })}
      {task && <KindForm task={task} onClose={() => setTask(null)} onDone={done} />}
    </div>
  );
};
