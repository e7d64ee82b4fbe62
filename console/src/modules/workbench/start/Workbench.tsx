import { Skeleton } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../app/hooks.ts';
import { slotsOf } from '../../../app/manifest.ts';
import { useMe } from '../../../app/queries.ts';
import { NoPost } from '../../../components/Forbidden.tsx';
import { Recent } from './Recent.tsx';
import { TodoList } from './TodoList.tsx';
import '../../../styles/workbench.css';

/** The first page of everybody: what is to be done now, and beside it what the modules put there. */
export const Workbench = () => {
  const { t } = useTranslation('workbench');
  const me = useMe();
  useTitle(t('nav.workbench'));
  if (me.posts.length === 0) return <NoPost />;
  return (
    <div className="page workbench">
      <header className="workbench-head">
        <h1>{t('hello', { name: me.account.name })}</h1>
        <p className="soft">{t('lead')}</p>
      </header>
      <TodoList />
      <div className="workbench-side">
        <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} />}>
          {slotsOf(me, 'workbench').map(({ order, component: Card }) => (
            <Card key={order} />
          ))}
        </Suspense>
        <Recent />
      </div>
    </div>
  );
};
