import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveViewing } from '#contract/cases/api.ts';
import { roleLabel } from '#ui/roles.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLive } from '../../../app/live.ts';
import { useMe } from '../../../app/queries.ts';

const beat = 10_000;

/** Says that this page is open, and names who else has it open. */
export const Viewers = ({ caseId }: { caseId: string }) => {
  const { t } = useTranslation('cases-console');
  const me = useMe().account.id;
  const [others, setOthers] = useState<LiveViewing['viewers']>([]);
  useEffect(() => {
    let here = true;
    const say = async (): Promise<void> => {
      if (document.hidden) return;
      const answer = await call(endpoints.cases.viewing, { params: { caseId }, body: {} }).catch(() => null);
      if (here && answer) setOthers(answer.others);
    };
    void say();
    const timer = setInterval(() => void say(), beat);
    return () => {
      here = false;
      clearInterval(timer);
      void call(endpoints.cases.viewing, { params: { caseId }, body: { left: true } }).catch(() => null);
    };
  }, [caseId]);
  useLive(
    useMemo(
      () => ({ viewing: (event) => void (event.caseId === caseId && setOthers(event.viewers.filter((v) => v.accountId !== me))) }),
      [caseId, me],
    ),
  );
  if (others.length === 0) return null;
  const names = others.map((o) => `${o.name}（${roleLabel(t, o)}）`);
  return (
    <span className="viewers" role="status">
      {others.slice(0, 3).map((o) => (
        <span key={o.accountId} className="avatar" aria-hidden="true">
          {o.name.slice(0, 1)}
        </span>
      ))}
      <span>{t('case.viewing', { names: names.join(t('comma')) })}</span>
    </span>
  );
};
