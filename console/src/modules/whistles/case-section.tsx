import { NotificationOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { openStates } from '#contract/cases/lifecycle.ts';
import { mayOpen } from '../../app/access.ts';
import { call, endpoints } from '../../app/api.ts';
import { caseKey, useMe } from '../../app/queries.ts';
import { Assignments } from './Assignments.tsx';
import { CallForm } from './CallForm.tsx';
import { CallLights } from './CallLights.tsx';
import { optionsQuery, whistlesKey } from './queries.ts';
import '../../styles/whistles.css';

/** Whistles and sub-tasks of a case, and the way to call departments from it. */
const CaseSection = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('whistles-console');
  const client = useQueryClient();
  const may = mayOpen(useMe(), ['whistles.read', 'whistles.answer']);
  const [calling, setCalling] = useState(false);
  // what is written about a whistle changes the case
  const of = { case: data.id };
  const key = [whistlesKey, 'case', data.id, data.version];
  const { data: whistles } = useQuery({
    queryKey: [...key, 'whistles'],
    enabled: may,
    queryFn: ({ signal }) => call(endpoints.whistles.listWhistles, { query: { ...of, limit: 20 } }, signal),
  });
  const { data: tasks } = useQuery({
    queryKey: [...key, 'tasks'],
    enabled: may,
    queryFn: ({ signal }) => call(endpoints.whistles.listAssignments, { query: { ...of, limit: 50 } }, signal),
  });
  const { data: options } = useQuery({ ...optionsQuery, enabled: may });
  if (!whistles || !tasks) return null;
  const open = (openStates as readonly string[]).includes(data.state);
  const mayCall = open && (options?.from.length ?? 0) > 0;
  return (
    <>
      {(whistles.items.length > 0 || mayCall) && (
        <section className="whistle-part" aria-label={t('case.title')}>
          <div className="whistle-part-head">
            <h2>{t('case.title')}</h2>
            {mayCall && (
              <Button icon={<NotificationOutlined />} onClick={() => setCalling(true)}>
                {t('call')}
              </Button>
            )}
          </div>
          {whistles.items.length === 0 && <p className="soft">{t('case.none')}</p>}
          <ul className="whistle-lines">
            {whistles.items.map((one) => (
              <li key={one.id}>
                <div>
                  <Link to="/whistles/$whistleId" params={{ whistleId: one.id }}>
                    {one.title}
                  </Link>{' '}
                  <span className="soft">
                    {t(`whistles:kinds.${one.kind}`)} · {t(`whistles:states.${one.state}`)}
                  </span>
                  <CallLights whistle={one} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Assignments of={{ caseId: data.id }} items={tasks.items} mayAssign={open && tasks.mayAssign} />
      {calling && options && (
        <CallForm
          options={options}
          about={{ id: data.id, title: data.title, area: data.area, place: data.placeText ?? data.area.name }}
          onClose={() => setCalling(false)}
          onDone={() => void client.invalidateQueries({ queryKey: caseKey(data.id) })}
        />
      )}
    </>
  );
};
export default CaseSection;
