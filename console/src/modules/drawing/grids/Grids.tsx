import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { DraftPage } from './draft/DraftPage.tsx';
import { Reader } from './Reader.tsx';
import type { GridsSearch } from './search.ts';
import '../../../styles/grids.css';

/** Grids of an area: who works in them, what they are, and – with a drawing open – how they are to be. */
export const Grids = () => {
  const { t } = useTranslation();
  const me = useMe();
  const search = useSearch({ from: '/shell/grids' });
  const navigate = useNavigate();
  useTitle(t('drawing:nav.grids'));
  const own = me.posts.find((post) => post.area)?.area?.code;
  const area = search.area ?? own ?? me.jurisdiction.code;
  const change = (next: GridsSearch): void => void navigate({ to: '/grids', search: next });
  return search.draft ? (
    <DraftPage key={search.draft} draftId={search.draft} onLeave={(code, grid) => change({ area: code, ...(grid ? { grid } : {}) })} />
  ) : (
    <Reader area={area} grid={search.grid} onChange={change} />
  );
};
