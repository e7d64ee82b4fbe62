import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RegisterItem } from '#contract/registers/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { registersQuery } from './queries.ts';

/** Registers this account fills in. */
export const RegistersPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('registers-phone:title')} back>
      {me === null ? <AskSignIn text={t('me.signIn')} /> : me ? <List /> : <Loading />}
    </Page>
  );
};

const List = () => {
  const { t } = useTranslation('registers-phone');
  const { data, error, isPending, refetch } = useQuery(registersQuery);
  if (isPending) return <Loading />;
  if (!data) return <Failure error={error} onRetry={() => void refetch()} />;
  const isFirst = ({ page }: RegisterItem): number => Number(page?.phone !== true);
  const mine = data.items
    .filter(({ version, mayWrite, page }) => version !== null && (mayWrite || page?.phone))
    .sort((a, b) => isFirst(a) - isFirst(b) || (a.page?.order ?? 0) - (b.page?.order ?? 0));
  if (mine.length === 0) return <Empty icon="list" title={t('none')} text={t('noneText')} />;
  return mine.map(({ code, title, help }) => (
    <Link key={code} to="/registers/$code" params={{ code }} className="card row link">
      <span className="grow tight">
        <span className="title">{title ? labelOf(title) : code}</span>
        {help && <span className="small soft">{help}</span>}
      </span>
      <Icon name="next" />
    </Link>
  ));
};
