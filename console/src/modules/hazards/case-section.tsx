import { PlusOutlined } from '@ant-design/icons';
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
import { HazardState } from './HazardState.tsx';
import { RegisterForm } from './RegisterForm.tsx';
import '../../styles/hazards.css';

/** Hazards entered from a case; offered where the case is about one. */
const CaseSection = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('hazards-console');
  const client = useQueryClient();
  const may = mayOpen(useMe(), ['hazards.read', 'hazards.order']);
  const [entering, setEntering] = useState(false);
  const { data: found } = useQuery({
    queryKey: ['hazards', 'case', data.id, data.version],
    enabled: may,
    queryFn: ({ signal }) => call(endpoints.hazards.listHazards, { query: { case: data.id, limit: 20 } }, signal),
  });
  const open = (openStates as readonly string[]).includes(data.state);
  const offers = open && data.kind === 'hazard' && found?.mayRegister === true;
  if (!found || (found.items.length === 0 && !offers)) return null;
  return (
    <section className="hazard-part" aria-label={t('title')}>
      <div className="hazard-part-head">
        <h2>{t('title')}</h2>
        {offers && (
          <Button icon={<PlusOutlined />} onClick={() => setEntering(true)}>
            {t('register')}
          </Button>
        )}
      </div>
      {found.items.length === 0 && <p className="soft">{t('caseNone')}</p>}
      <ul className="hazard-lines">
        {found.items.map((one) => (
          <li key={one.id}>
            <div>
              <Link to="/hazards/$hazardId" params={{ hazardId: one.id }}>
                {one.title}
              </Link>{' '}
              <span className="soft">{t(`hazards:levels.${one.level}`)}</span> <HazardState hazard={one} />
            </div>
          </li>
        ))}
      </ul>
      {entering && (
        <RegisterForm
          about={{ id: data.id, title: data.title, area: data.area, place: data.placeText ?? data.area.name }}
          onClose={() => setEntering(false)}
          onDone={() => void client.invalidateQueries({ queryKey: caseKey(data.id) })}
        />
      )}
    </section>
  );
};
export default CaseSection;
