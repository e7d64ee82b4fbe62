import type { District } from '#tools/testing/district.ts';
import type { DocumentSource } from '../documents.ts';

/** Something of a test district that documents can be made of: whatever id is named is one. */
export const addTestSource = (d: District): string => {
  const source: DocumentSource = {
    source: 'tests.thing',
    fields: ['名称', '事项'],
    template: { name: '试验书', series: '试验', body: '# {{名称}}\n\n{{事项}}' },
    open: async () => async (_, id) => ({
      title: '清运共建协议',
      values: { 名称: '清运共建协议', 事项: `第 ${id.slice(-4)} 号事项` },
      parties: [
        { role: '甲方', name: '柳岸网格服务队', organisationId: d.organisations.team },
        { role: '乙方', name: '东河环卫站', organisationId: d.organisations.office },
      ],
      areaPath: d.area('001001').path,
    }),
  };
  d.process.modules.documents.sources.add(source);
  return source.source;
};
