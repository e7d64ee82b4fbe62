import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationRow } from '#contract/organisations/organisations.ts';
import type { Area } from '#contract/territory/api.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { areasQuery } from '../../../app/queries.ts';
import { More } from '../../../components/list/More.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import type { OrganisationSearch } from './search.ts';

/** One line of the tree: a knob that opens what lies below, loaded when first opened. */
const Item = ({
  name,
  line,
  below,
  open: first = false,
}: {
  name: string;
  line: ReactNode;
  below: (() => ReactNode) | null;
  open?: boolean;
}) => {
  const { t } = useTranslation('organisations');
  const [open, setOpen] = useState(first);
  return (
    <li>
      <div className="tree-line">
        {below ? (
          <button
            type="button"
            className="fold"
            aria-expanded={open}
            aria-label={t(open ? 'tree.fold' : 'tree.unfold', { name })}
            onClick={() => setOpen(!open)}
          />
        ) : (
          <span className="fold-none" />
        )}
        {line}
      </div>
      {open && below?.()}
    </li>
  );
};

/** An organisation as a link: name, kind, who leads it. */
export const OrganisationLink = ({ row, withArea = false }: { row: OrganisationRow; withArea?: boolean }) => {
  const { t } = useTranslation('organisations');
  const search = useSearch({ strict: false }) as OrganisationSearch;
  const { organisationId } = useParams({ strict: false });
  return (
    <Link
      to="/organisations/$organisationId"
      params={{ organisationId: row.id }}
      search={search}
      className={`org-link ${row.dissolvedOn ? 'org-gone' : ''}`}
      {...(organisationId === row.id ? { 'aria-current': 'true' as const } : {})}
    >
      <span className="org-link-name">{row.name}</span>
      <small className="soft">
        {[
          t(`organisations:organisationKinds.${row.kind}`),
          withArea ? row.area.name : null,
          row.leader,
          row.dissolvedOn ? t('dissolved') : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </Link>
  );
};

const OrganisationItem = ({ row }: { row: OrganisationRow }) => (
  <Item
    name={row.name}
    line={<OrganisationLink row={row} />}
    below={row.childCount > 0 ? () => <Organisations query={{ parent: row.id }} /> : null}
  />
);

/** The organisations below an organisation, or those that stand at the top of an area, page by page. */
const Organisations = ({ query, area }: { query: { parent: string } | { area: string }; area?: boolean }) => {
  const { t } = useTranslation('organisations');
  const { list, rows } = useList(
    listQuery(['org', 'tree', query], (cursor, signal) =>
      call(endpoints.organisations.listOrganisationTree, { query: { ...query, cursor, limit: 100 } }, signal),
    ),
  );
  const inner = (
    <>
      {rows.map((row) => (
        <OrganisationItem key={row.id} row={row} />
      ))}
      {list.isPending && (
        <li className="soft tree-note" role="status">
          {t('console:loading')}
        </li>
      )}
      {list.isError && (
        <li className="field-problem tree-note" role="alert">
          {wordsFor(list.error)}{' '}
          <button type="button" className="plain-link" onClick={() => void list.refetch()}>
            {t('console:broken.again')}
          </button>
        </li>
      )}
      {list.hasNextPage && (
        <li className="tree-note">
          <More list={list} small />
        </li>
      )}
    </>
  );
  return area ? inner : <ul>{inner}</ul>;
};

const Below = ({ code }: { code: string }) => {
  const { t } = useTranslation('organisations');
  const { data } = useQuery(areasQuery(code));
  return (
    <ul>
      <Organisations query={{ area: code }} area />
      {(data?.items ?? []).map((area) => (
        <AreaItem key={area.code} area={area} />
      ))}
      {data?.items.length === 0 && <li className="soft tree-note">{t('tree.end')}</li>}
    </ul>
  );
};
const AreaItem = ({ area }: { area: Area }) => (
  <Item name={area.name} line={<span className="tree-area">{area.name}</span>} below={() => <Below code={area.code} />} />
);

/** The register as a tree: organisations at the top of the chosen area, then the areas below it with theirs. */
export const Tree = ({ area, name }: { area: string; name: string }) => (
  <ul className="org-tree">
    <Item key={area} name={name} line={<span className="tree-area">{name}</span>} below={() => <Below code={area} />} open />
  </ul>
);
