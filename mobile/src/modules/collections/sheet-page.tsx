import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SheetDetail } from '#contract/collections/sheets.ts';
import { labelOf } from '#ui/i18n.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { WaitingWritten } from '../../parts/waiting-written.tsx';
import { useMe } from '../../session/session.ts';
import { useOutbox } from '../../store/outbox.ts';
import { Fill } from './fill.tsx';
import { sheetQuery } from './queries.ts';
import { Told } from './told.tsx';

/** One sheet on the phone: filled in already as far as the platform knows. */
export const SheetPage = () => {
  const { t } = useTranslation('collections-phone');
  const { sheetId } = useParams({ strict: false }) as { sheetId: string };
  const { data, error, isPending, refetch } = useQuery(sheetQuery(sheetId));
  return (
    <Page title={data?.title ?? t('title')} back>
      {isPending ? <Loading /> : data ? <Sheet sheet={data} /> : <Failure error={error} onRetry={() => void refetch()} />}
    </Page>
  );
};

const Sheet = ({ sheet }: { sheet: SheetDetail }) => {
  const { t } = useTranslation('collections-phone');
  const owner = useMe()?.account.id ?? null;
  const page = `/collections/${sheet.id}`;
  const waits = useOutbox().some(({ written }) => written?.page === page);
  return (
    <>
      <section className="card tight">
        <p className="small soft">{t('asked', { asker: sheet.asker.name, day: sheet.dueOn })}</p>
        <p className="small soft">{sheet.addressee.name}</p>
        {sheet.basis && <p className="small soft">{t('basis', { basis: sheet.basis })}</p>}
        {sheet.note && <p>{sheet.note}</p>}
        {sheet.returned && <p role="status">{t('returned', { reason: sheet.returned })}</p>}
      </section>
      <WaitingWritten page={page} />
      {sheet.rows && (
        <Link to="/registers/$code" params={{ code: sheet.rows.register }} className="card row link">
          <span className="grow">
            {t('rows', { register: labelOf(sheet.rows.title), total: sheet.rows.total, changed: sheet.rows.changed })}
          </span>
        </Link>
      )}
      {sheet.may.answer && !waits ? <Fill key={`${sheet.version}`} sheet={sheet} owner={owner} page={page} /> : <Told sheet={sheet} />}
    </>
  );
};
