import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import * as registersApi from '#client/endpoints/registers.ts';
import type { ActBody } from '#contract/cases/api.ts';
import type { RowDetail } from '#contract/registers/api.ts';
import { titleOf as fieldTitle } from '#ui/form/fields.ts';
import { shortTime } from '#ui/time.ts';
import { call } from '../../../api.ts';
import { Timeline } from '../../../cases/timeline.tsx';
import { Failure, Loading } from '../../../parts/states.tsx';
import { caseQuery } from '../../../queries.ts';
import type { OutboxItem } from '../../../store/database.ts';

/** The case as it stands now, and what was done on it since the person saw it. */
const CaseNow = ({ item, caseId }: { item: OutboxItem; caseId: string }) => {
  const { t } = useTranslation();
  const now = useQuery(caseQuery(caseId));
  if (!now.data) return now.isError ? <Failure error={now.error} onRetry={() => void now.refetch()} /> : <Loading rows={1} />;
  const seen = (item.body as ActBody).version ?? 0;
  return (
    <>
      <span className="tag">{t(`cases:states.${now.data.state}`)}</span>
      <Timeline detail={{ ...now.data, timeline: now.data.timeline.filter(({ seq }) => seq > seen) }} />
    </>
  );
};

/** The row of a register as it stands now, where it differs from what the person wrote. */
const RowNow = ({ item, row }: { item: OutboxItem; row: RowDetail }) => {
  const { t, i18n } = useTranslation();
  const register = useQuery({
    queryKey: ['registers', 'one', row.register],
    queryFn: ({ signal }) => call(registersApi.getRegister, { params: { code: row.register } }, signal),
  });
  const mine = (item.body as { values?: Record<string, unknown> }).values ?? {};
  const told = (value: unknown): string =>
    (Array.isArray(value) ? value : [value]).map((one) => row.names[String(one)] ?? String(one ?? '–')).join(t('comma'));
  const differ = Object.keys(mine).filter((key) => JSON.stringify(mine[key]) !== JSON.stringify(row.values[key]));
  const titleOf = (key: string): string => {
    const field = register.data?.content.fields.find((one) => one.key === key);
    return field ? fieldTitle(field) : key;
  };
  return (
    <>
      <span className="hint">{t('conflicts.changedAt', { when: shortTime(row.changedAt, i18n.language) })}</span>
      <ul className="tight">
        {differ.map((key) => (
          <li key={key}>
            <strong>{titleOf(key)}</strong>
            <br />
            {t('conflicts.differs', { mine: told(mine[key]), theirs: told(row.values[key]) })}
          </li>
        ))}
      </ul>
    </>
  );
};

/** What the server has in place of what somebody wrote offline. */
export const Now = ({ item }: { item: OutboxItem }) => {
  const { t } = useTranslation();
  const row = item.theirs?.['row'] as RowDetail | undefined;
  if (item.caseId) return <CaseNow item={item} caseId={item.caseId} />;
  if (row) return <RowNow item={item} row={row} />;
  return (
    <>
      <p>{item.message}</p>
      {item.written && (
        <a href={item.written.page} className="button">
          {t('outbox.look')}
        </a>
      )}
    </>
  );
};
