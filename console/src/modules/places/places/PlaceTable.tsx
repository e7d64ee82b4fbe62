import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Place } from '#contract/places/api.ts';
import { useMedia } from '../../../app/hooks.ts';
import { Notice } from '../../../components/Notice.tsx';
import { KindMark } from './kinds.tsx';
import { Met, OpenMark } from './Marks.tsx';

interface Props {
  rows: Place[];
  loading: boolean;
  chosen: string | undefined;
  open: (id: string) => void;
  selectable: boolean;
  selected: Place[];
  onSelect: (places: Place[]) => void;
  filtered: boolean;
  more: (() => void) | null;
  loadingMore: boolean;
}

/** The list of places: name and area, how complete, whether open now. */
export const PlaceTable = ({ rows, loading, chosen, open, selectable, selected, onSelect, filtered, more, loadingMore }: Props) => {
  const { t } = useTranslation();
  // a phone has no room for columns beside the name
  const narrow = useMedia('(max-width: 640px)');
  return (
    <>
      <Table<Place>
        size="small"
        rowKey="id"
        dataSource={rows}
        loading={loading}
        pagination={false}
        rowClassName={(row) => (row.id === chosen ? 'places-chosen' : '')}
        {...(selectable
          ? {
              rowSelection: {
                selectedRowKeys: selected.map(({ id }) => id),
                preserveSelectedRowKeys: true,
                onChange: (_: unknown, chosenRows: Place[]) => onSelect(chosenRows),
                columnWidth: 36,
                getCheckboxProps: (row: Place) => ({ 'aria-label': t('places:select', { name: row.name }) }) as object,
              },
            }
          : {})}
        locale={{
          emptyText: (
            <Notice title={t(filtered ? 'places:empty.filtered' : 'places:empty.title')}>
              {t(filtered ? 'places:empty.filteredText' : selectable ? 'places:empty.text' : 'places:empty.readText')}
            </Notice>
          ),
        }}
        columns={[
          {
            title: t('places:place'),
            key: 'name',
            render: (_, row) => (
              <div className="places-name">
                <KindMark kind={row.kind} />
                <div>
                  <button type="button" className="plain-link" onClick={() => open(row.id)}>
                    {row.name}
                  </button>
                  <div className="soft places-area">
                    <span className="sr-only">{t(`places:kinds.${row.kind}`)} </span>
                    {row.area.name}
                  </div>
                  {narrow && (row.attributesMet !== null || row.open !== null || row.closedOn !== null) && (
                    <div className="places-line">
                      {row.attributesMet !== null && (
                        <span>
                          <span className="soft">{t('places:attributesTitle')}</span> <Met met={row.attributesMet} />
                        </span>
                      )}
                      <OpenMark {...row} />
                    </div>
                  )}
                </div>
              </div>
            ),
          },
          {
            title: t('places:attributesShort'),
            key: 'met',
            width: 76,
            hidden: narrow,
            render: (_, row) => <Met met={row.attributesMet} />,
          },
          {
            title: t('places:now'),
            key: 'open',
            width: 104,
            hidden: narrow,
            render: (_, row) => <OpenMark {...row} />,
          },
        ]}
      />
      {more && (
        <div className="more">
          <Button loading={loadingMore} onClick={more}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
};
