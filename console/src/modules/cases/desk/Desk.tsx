import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia, useTitle } from '../../../app/hooks.ts';
import { useKeys } from '../../../app/keys.ts';
import { Notice } from '../../../components/Notice.tsx';
import type { DeskSearch } from '../search.ts';
import { CaseList } from './CaseList.tsx';
import { Filters } from './Filters.tsx';
import { Help } from './Help.tsx';
import { Rail } from './Rail.tsx';
import { useCounts, useDesk } from './useDesk.ts';
import '../../../styles/desk.css';

/** The dispatch desk: queues, the list of cases, and the open case beside it. On a narrow screen list and case take turns. */
export const Desk = () => {
  const { t } = useTranslation('cases-console');
  const search = useSearch({ from: '/shell/cases' });
  const navigate = useNavigate();
  const { caseId } = useParams({ strict: false });
  const narrow = useMedia('(max-width: 899px)');
  const [help, setHelp] = useState(false);
  const words = useRef<HTMLInputElement>(null);
  const desk = useDesk(search);
  const counts = useCounts(search);
  useTitle(caseId ? undefined : t('nav.cases'));

  const change = useCallback(
    (next: Partial<DeskSearch>) => {
      const merged = Object.fromEntries(
        Object.entries({ ...search, ...next }).filter(([, v]) => v !== undefined && v !== '' && !(Array.isArray(v) && v.length === 0)),
      ) as DeskSearch;
      void navigate({
        to: caseId && !narrow ? '/cases/$caseId' : '/cases',
        ...(caseId ? { params: { caseId } } : {}),
        search: merged,
      } as never);
    },
    [search, navigate, caseId, narrow],
  );

  const open = (next: DeskSearch): void => void navigate({ to: '/cases', search: next });

  const step = (by: number): void => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('.row')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const from = at >= 0 ? at : links.findIndex((link) => link.hasAttribute('aria-current'));
    const next = links[Math.max(0, Math.min(links.length - 1, from + by))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    '/': () => words.current?.focus(),
    '?': () => setHelp(true),
    r: () => void desk.refresh(),
  });

  const showList = !narrow || !caseId;
  return (
    <div className={`desk ${caseId ? 'desk-open' : ''}`}>
      {showList && (
        <>
          {narrow && <h1 className="sr-only">{t('nav.cases')}</h1>}
          <Rail search={search} counts={counts.data} onChange={change} onOpen={open} onHelp={() => setHelp(true)} />
          <section className="list" aria-label={t('desk.list')}>
            <Filters key={search.q ?? ''} search={search} onChange={change} words={words} />
            <CaseList
              desk={desk}
              search={search}
              onChange={change}
              openId={caseId}
              total={search.state ? undefined : counts.data?.queues[search.queue ?? 'open']}
            />
          </section>
        </>
      )}
      {(!narrow || caseId) && (
        <section className="pane" aria-label={t('desk.case')}>
          {caseId ? (
            <Outlet />
          ) : (
            desk.rows.length > 0 && (
              <Notice page title={t('desk.choose')}>
                {t('desk.chooseText')}
              </Notice>
            )
          )}
        </section>
      )}
      <Help open={help} onClose={() => setHelp(false)} />
    </div>
  );
};
